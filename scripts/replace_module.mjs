/** Takes a module written here in place of one that holds far more than the app needs; what stands in for it may import it. */
export function replaceModule(name, filter, contents) {
  return {
    name,
    setup({ onResolve, onLoad }) {
      onResolve({ filter }, ({ namespace, resolveDir }) =>
        namespace === name
          ? undefined
          : { path: name, namespace: name, pluginData: resolveDir, sideEffects: false },
      );
      onLoad({ filter: /.*/, namespace: name }, ({ pluginData }) => ({
        contents,
        resolveDir: pluginData,
      }));
    },
  };
}
