// The app in a real browser: npm run test:browser.
const [node] = require('./jest.config.js').projects;

module.exports = {
  // A test that fails half-way may leave something open; that must not keep the run from ending.
  forceExit: true,
  transform: node.transform,
  transformIgnorePatterns: node.transformIgnorePatterns,
  testEnvironment: 'node',
  roots: ['<rootDir>/test/browser'],
  testMatch: ['**/*.test.ts'],
  // A page, a host and a browser share the machine's processors with whatever else runs there.
  testTimeout: 120_000,
  maxWorkers: 1,
};
