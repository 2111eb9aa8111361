// Measures the app in a browser: npm run bench:browser
import { runBrowserProgram } from './browser_program.mjs';

await runBrowserProgram('bench_browser', 'test/browser/bench/main.ts');
