import type { InjectedMetadata } from './page/core/metadata';

/** As Kibana sends it by default: `src/core/packages/http/server-internal/src/csp/csp_directives.ts`, with `disableUnsafeEval`. */
export const CONTENT_SECURITY_POLICY = [
  "script-src 'report-sample' 'self'",
  "worker-src 'report-sample' 'self' blob:",
  "style-src 'report-sample' 'self' 'unsafe-inline'",
  "object-src 'report-sample' 'none'",
  "form-action 'report-sample' 'self'",
].join('; ');

const attribute = (value: unknown): string =>
  JSON.stringify(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** `src/core/packages/rendering/server-internal/src/views/template.tsx` */
export function pageHtml(metadata: InjectedMetadata, bootstrapUrl: string): string {
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Elastic</title>
    <link rel="icon" href="data:," />
    <meta name="eui-global" />
    <meta name="emotion" />
    <meta name="add-styles-here" />
    <meta name="add-scripts-here" />
    <meta name="eui-utilities" />
  </head>
  <body>
    <kbn-csp data="${attribute({ strictCsp: true })}"></kbn-csp>
    <kbn-prototype-hardening data="${attribute({ hardenPrototypes: true })}"></kbn-prototype-hardening>
    <kbn-injected-metadata data="${attribute(metadata)}"></kbn-injected-metadata>
    <div id="kbn_loading_message" role="progressbar" aria-label="Loading Elastic"></div>
    <script src="${bootstrapUrl}"></script>
  </body>
</html>`;
}

/**
 * `src/core/packages/rendering/server-internal/src/bootstrap/render_template.ts`: a loader of bundles, then all scripts in their
 * order, then core. One script that can't be had, and there is no page.
 */
export function bootstrapScript(
  urls: readonly string[],
  publicPaths: Record<string, string>,
): string {
  return `(function () {
  var modules = {};
  var has = function (key) { return Object.prototype.hasOwnProperty.call(modules, key); };
  window.__kbnHardenPrototypes__ = JSON.parse(
    document.querySelector('kbn-prototype-hardening').getAttribute('data')
  ).hardenPrototypes;
  window.__kbnPublicPath__ = ${JSON.stringify(publicPaths)};
  window.__kbnBundles__ = {
    has: has,
    define: function (key, bundleRequire, bundleModuleKey) {
      if (has(key)) throw new Error('__kbnBundles__ already has a module defined for "' + key + '"');
      modules[key] = { bundleRequire: bundleRequire, bundleModuleKey: bundleModuleKey };
    },
    get: function (key) {
      if (!has(key)) throw new Error('__kbnBundles__ does not have a module defined for "' + key + '"');
      return modules[key].bundleRequire(modules[key].bundleModuleKey);
    },
  };
  var failure = function () {
    document.body.innerHTML = '<h1>Elastic did not load properly</h1>';
  };
  var urls = ${JSON.stringify(urls)};
  var pending = urls.length;
  window.onload = function () {
    var place = document.querySelector('head meta[name="add-scripts-here"]');
    urls.forEach(function (url) {
      var script = document.createElement('script');
      script.async = false;
      script.src = url;
      script.addEventListener('error', failure);
      script.addEventListener('load', function () {
        pending -= 1;
        if (pending === 0) window.__kbnBundles__.get('entry/core/public').__kbnBootstrap__();
      });
      document.head.insertBefore(script, place);
    });
  };
})();`;
}
