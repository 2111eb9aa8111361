// What Kibana shares with plugins in the browser, so that nothing comes twice.

/**
 * Module by module, the property of `__kbnSharedDeps__` that holds it, in all versions that the plugin is for:
 * `src/platform/packages/private/kbn-ui-shared-deps-src/src/{definitions,entry}.js`. `@tanstack/react-query` is left out on
 * purpose: Kibana's is version 4, the app's 5.
 */
export const SHARED_DEPS = {
  react: 'React',
  'react-dom': 'ReactDom',
  'react-dom/server': 'ReactDomServer',
  'react-router': 'ReactRouter',
  'react-router-dom': 'ReactRouterDom',
  history: 'History',
  '@emotion/react': 'EmotionReact',
  '@emotion/cache': 'EmotionCache',
  '@elastic/eui': 'ElasticEui',
  '@elastic/eui-theme-borealis': 'ElasticEuiThemeBorealis',
  '@elastic/charts': 'ElasticCharts',
  '@elastic/numeral': 'ElasticNumeral',
  numeral: 'ElasticNumeral',
  moment: 'Moment',
  'moment-timezone': 'MomentTimezone',
  lodash: 'Lodash',
  'lodash/fp': 'LodashFp',
  rxjs: 'Rxjs',
  uuid: 'Uuid',
  tslib: 'TsLib',
  classnames: 'Classnames',
  immer: 'Immer',
  redux: 'Redux',
  'react-redux': 'ReactRedux',
  '@reduxjs/toolkit': 'ReduxjsToolkit',
  reselect: 'Reselect',
  'styled-components': 'StyledComponents',
};

/** Not shared, and no second copy either: a few lines around the module that is. */
const SHIMS = ['react-dom/client', 'react/jsx-runtime'];

/** Takes the shared modules from Kibana. They come as CommonJS modules do, so that esbuild sees to their default exports. */
export const sharedDeps = {
  name: 'kibana-shared-deps',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[^.]/ }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      if (Object.hasOwn(SHARED_DEPS, path)) return { path, namespace: 'kibana-shared-deps' };
      const [whole] = /^(@[^/]+\/)?[^/]+/.exec(path) ?? [];
      // Of a package that is shared, a part by itself would be a second copy.
      if (whole !== path && Object.hasOwn(SHARED_DEPS, whole) && !SHIMS.includes(path))
        return { errors: [{ text: `${path}: Kibana shares ${whole}, not a part of it` }] };
      return undefined;
    });
    onLoad({ filter: /.*/, namespace: 'kibana-shared-deps' }, ({ path }) => {
      const property = SHARED_DEPS[path];
      return {
        contents: `const shared = __kbnSharedDeps__.${property};
          if (!shared) throw new Error('this Kibana does not share ${path}');
          module.exports = shared;`,
      };
    });
  },
};
