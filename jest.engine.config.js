// The tests that need a real Elasticsearch: npm run test:engine.
const [node] = require('./jest.config.js').projects;

module.exports = {
  // A test that fails half-way may leave something open; that must not keep the run from ending.
  forceExit: true,
  transform: node.transform,
  transformIgnorePatterns: node.transformIgnorePatterns,
  testEnvironment: 'node',
  moduleNameMapper: node.moduleNameMapper,
  roots: ['<rootDir>/test/engine', '<rootDir>/test/kibana/engine', '<rootDir>/test/kibana/browser'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/test/engine/node/target/'],
  globalSetup: '<rootDir>/test/engine/global_setup.ts',
  globalTeardown: '<rootDir>/test/engine/global_teardown.ts',
  testTimeout: 120_000,
  maxWorkers: 2,
};
