// What makes zod half as big in a browser's bundle.
import { readFileSync } from 'node:fs';

const NAMED_ZOD = "import { z } from 'zod';";

/** As one object zod comes whole; taken by its names, what nobody uses is left out: half of it. */
export const zodByName = {
  name: 'zod-by-name',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](?:common|public)[/\\].*\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!text.includes(NAMED_ZOD)) return undefined;
      const contents = text.replace(NAMED_ZOD, "import * as z from 'zod';");
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

/** zod speaks fifty languages; the app speaks one. */
export const zodInEnglish = {
  name: 'zod-in-english',
  setup({ onResolve, onLoad }) {
    const name = 'zod-in-english';
    onResolve({ filter: /^\.\.\/locales\/index\.js$/ }, ({ namespace, resolveDir }) =>
      namespace === name
        ? undefined
        : { path: name, namespace: name, pluginData: resolveDir, sideEffects: false },
    );
    onLoad({ filter: /.*/, namespace: name }, ({ pluginData }) => ({
      contents: `export { default as en } from '../locales/en.js';`,
      resolveDir: pluginData,
    }));
  },
};
