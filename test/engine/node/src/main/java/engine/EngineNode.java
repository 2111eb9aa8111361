package engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.transport.TransportAddress;
import org.elasticsearch.env.Environment;
import org.elasticsearch.http.HttpServerTransport;
import org.elasticsearch.index.mapper.MapperExtrasPlugin;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.reindex.ReindexPlugin;
import org.elasticsearch.transport.Netty4Plugin;

/** One node on loopback, data in the folder of the first argument. Says on which port; ends when its standard input does. */
public final class EngineNode extends Node {
  private EngineNode(Settings settings, Path home, List<Class<? extends Plugin>> plugins) {
    super(new Environment(settings, home.resolve("config")), plugins, true);
  }

  public static void main(String[] arguments) throws Exception {
    Path home = Path.of(arguments[0]);
    Settings settings =
        Settings.builder()
            .put("path.home", home)
            .put("cluster.name", "engine")
            .put("node.name", "engine-1")
            .put("discovery.type", "single-node")
            .put("network.host", "127.0.0.1")
            .put("http.port", arguments.length > 1 ? arguments[1] : "0")
            .put("transport.port", "0")
            .put("cluster.routing.allocation.disk.threshold_enabled", false)
            .put("action.destructive_requires_name", false)
            .build();
    EngineNode node =
        new EngineNode(
            settings,
            home,
            List.of(Netty4Plugin.class, MapperExtrasPlugin.class, ReindexPlugin.class));
    node.start();
    TransportAddress address =
        node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress();
    System.out.println("listening " + address.getPort());
    // The launcher holds the other end: when it dies, however it dies, so does the node.
    while (System.in.read() != -1) {}
    node.close();
    System.exit(0);
  }
}
