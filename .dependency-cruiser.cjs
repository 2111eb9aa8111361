const tests = '\\.test\\.ts$|^test/';

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
      name: 'adapters-are-wired-by-hosts-only',
      comment: 'An adapter is imported where a host is put together, and in its own folder.',
      severity: 'error',
      from: { path: '^server/(?!storage/)', pathNot: `${tests}` },
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
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/fixtures/|^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
