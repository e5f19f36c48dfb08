/** Import rules over the resolved graph; tests/architecture.test.ts proves that they see the workspaces. */
const foundation = '^packages/foundation/'
const component = '^packages/(control-plane|node)/([^/]+)/'

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '/generated/' } },
    {
      name: 'foundation-is-the-ground',
      severity: 'error',
      from: { path: foundation },
      to: { path: '^packages/(?!foundation/)' },
    },
    {
      name: 'components-meet-at-the-api',
      severity: 'error',
      from: { path: component, pathNot: '^packages/control-plane/apiserver/' },
      to: { path: component, pathNot: '^packages/$1/$2/' },
    },
    {
      name: 'apiserver-knows-only-the-store',
      severity: 'error',
      from: { path: '^packages/control-plane/apiserver/' },
      to: { path: component, pathNot: '^packages/control-plane/(apiserver|store)/' },
    },
    {
      name: 'only-the-surface-above-assembly',
      severity: 'error',
      from: { path: '^packages/(foundation|control-plane|node)/' },
      to: { path: '^packages/(assembly|surface)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '\\.test\\.ts$', '\\.bench\\.ts$', '/conformance/'] },
    tsConfig: { fileName: 'tests/architecture/tsconfig.cruiser.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['orrery-source', 'import', 'node', 'default', 'types'],
      extensions: ['.ts', '.js'],
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
  },
}
