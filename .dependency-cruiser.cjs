const tests = '\\.test\\.tsx?$|^test/|/test_support/';

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'common-is-pure',
      comment: 'common/ runs in the browser too: no other room, no Node module.',
      severity: 'error',
      from: { path: '^common/', pathNot: tests },
      to: { pathNot: '^common/|node_modules/(zod)/' },
    },
    {
      name: 'server-knows-no-host',
      severity: 'error',
      from: { path: '^server/', pathNot: tests },
      to: { path: '^(standalone|public)/' },
    },
    {
      name: 'app-knows-no-server',
      comment:
        'The app runs in browsers, on any host: what it knows of a server is the route table in common/.',
      severity: 'error',
      from: { path: '^public/' },
      to: { path: '^(server|standalone|test|node:)', pathNot: '^node:util$' },
    },
    {
      name: 'app-knows-no-page',
      comment:
        'What belongs to the app on a page of its own stays there: Kibana mounts the app without it.',
      severity: 'error',
      from: { path: '^public/(?!standalone/|standalone\\.ts$)' },
      to: { path: '^public/standalone' },
    },
    {
      name: 'adapters-are-wired-by-hosts-only',
      comment: 'An adapter is imported where a host is put together, and in its own folder.',
      severity: 'error',
      from: { path: '^server/(?!storage/|kibana/|plugin)', pathNot: `${tests}` },
      to: { path: '^server/storage/' },
    },
    {
      name: 'one-adapter-does-not-know-another',
      severity: 'error',
      from: { path: '^server/storage/([^/]+)/' },
      to: { path: '^server/storage/', pathNot: '^server/storage/$1/' },
    },
    {
      name: 'collector-does-not-know-the-command-line',
      severity: 'error',
      from: { path: '^standalone/(?!command_line/|main)', pathNot: tests },
      to: { path: '^standalone/command_line/' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'only-the-plugin-knows-kibana',
      comment: "Kibana's modules exist only inside Kibana; everything else runs without it.",
      severity: 'error',
      from: {
        path: '^(common|server|public|standalone)/',
        pathNot: `${tests}|^server/(kibana/|plugin|config|index|storage/saved_objects/)|^public/(kibana/|plugin|index)`,
      },
      to: { path: '^@kbn/' },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^@kbn/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/fixtures/|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
