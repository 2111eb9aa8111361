// `src/platform/packages/private/kbn-ui-shared-deps-src/src/entry.js`, with the packages that this project has. First of all, as
// there, prototypes are sealed (`@kbn/security-hardening/prototype`).
if (window.__kbnHardenPrototypes__) {
  for (const { prototype } of [Object, Number, String, Function, Array]) Object.seal(prototype);
}

const shared = {
  React: require('react'),
  ReactDom: require('react-dom'),
  ReactRouter: require('react-router'),
  ReactRouterDom: require('react-router-dom'),
  History: require('history'),
  EmotionReact: require('@emotion/react'),
  EmotionCache: require('@emotion/cache'),
  ElasticEui: require('@elastic/eui'),
  ElasticEuiThemeBorealis: require('@elastic/eui-theme-borealis'),
  Moment: require('moment'),
  Lodash: require('lodash'),
};

// What is missing fails with its name, not as `undefined` somewhere.
module.exports = new Proxy(shared, {
  get(target, name) {
    if (typeof name === 'string' && !(name in target))
      throw new Error(`the page shares no ${name}`);
    return target[name];
  },
});
