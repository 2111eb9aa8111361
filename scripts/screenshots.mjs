// Takes the pictures in docs/screenshots/ of every page; words after the command choose some: npm run screenshots -- exclusion
import { runBrowserProgram } from './browser_program.mjs';

await runBrowserProgram('screenshots', 'test/browser/screenshots/main.ts');
