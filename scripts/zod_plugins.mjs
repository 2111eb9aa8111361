// What makes zod half as big in a browser's bundle.
import { readFileSync } from 'node:fs';
import { replaceModule } from './replace_module.mjs';

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
export const zodInEnglish = replaceModule(
  'zod-in-english',
  /^\.\.\/locales\/index\.js$/,
  `export { default as en } from '../locales/en.js';`,
);
