const swc = (parser) => [
  '@swc/jest',
  { jsc: { parser, target: 'es2022' }, module: { type: 'commonjs' } },
];

const shared = {
  transform: {
    '^.+\\.ts$': swc({ syntax: 'typescript' }),
    '^.+\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
  },
};

module.exports = {
  // A test that fails half-way may leave something open; that must not keep the run from ending.
  forceExit: true,
  // Some tests start the built program, on machines that are busy with others.
  testTimeout: 60_000,
  projects: [
    {
      ...shared,
      displayName: 'node',
      transformIgnorePatterns: ['/node_modules/'],
      testEnvironment: 'node',
      roots: ['<rootDir>/common', '<rootDir>/server', '<rootDir>/standalone', '<rootDir>/test'],
      testMatch: ['**/*.test.ts'],
      // What needs a real Elasticsearch has a run of its own: npm run test:engine.
      testPathIgnorePatterns: [
        '<rootDir>/test/fixtures/',
        '<rootDir>/test/engine/',
        '<rootDir>/test/kibana/engine/',
        '<rootDir>/test/browser/',
        '<rootDir>/test/kibana/browser/',
      ],
      // Kibana has it in its own node_modules; no registry has.
      moduleNameMapper: { '^@kbn/config-schema$': '<rootDir>/test/kibana/server/config_schema' },
    },
    {
      ...shared,
      displayName: 'page',
      // uuid, which EUI uses, is published as an ES module only.
      transform: { ...shared.transform, '/uuid/.+\\.js$': swc({ syntax: 'ecmascript' }) },
      transformIgnorePatterns: ['/node_modules/(?!uuid/)'],
      testEnvironment: 'jsdom',
      roots: ['<rootDir>/public'],
      testMatch: ['**/*.test.ts', '**/*.test.tsx'],
      setupFilesAfterEnv: ['<rootDir>/public/test_support/setup.ts'],
      moduleNameMapper: {
        '^@elastic/eui$': '@elastic/eui/test-env',
        // EUI's build for tests gives everything the same id, which ties every label to the first field.
        '/html_id_generator$': '@elastic/eui/lib/services/accessibility/html_id_generator',
      },
    },
  ],
};
