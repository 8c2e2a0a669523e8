// The layer law, as the table of ARCHITECTURE.md has it: what a file may import is told by the folder it
// is in. `tsc -b` keeps the same law by project references; this also sees packages, Node built-ins,
// cycles and the borders inside src/main.

/** Layer by layer: the layers it may import besides itself, and the packages. */
const layers = {
  base: { layers: [], packages: [] },
  model: { layers: ['base'], packages: ['zod'] },
  compose: { layers: ['base', 'model'], packages: ['harfbuzzjs', 'bidi-js'] },
  makeup: { layers: ['base', 'model', 'compose'], packages: [] },
  import: { layers: ['base', 'model'], packages: ['markdown-it', 'yaml'] },
  export: { layers: ['base', 'model', 'compose'], packages: [] },
  contract: { layers: ['base', 'model'], packages: ['zod'] },
  main: {
    layers: ['base', 'model', 'compose', 'makeup', 'import', 'export', 'contract'],
    packages: [
      'sharp',
      '@resvg/resvg-js',
      'isomorphic-git',
      'parse5',
      'pdfjs-dist',
      'ws',
      'electron',
      'yauzl',
      'yazl',
      'zod',
    ],
  },
  preload: { layers: ['contract'], packages: ['electron'] },
  renderer: {
    layers: ['base', 'model', 'compose', 'makeup', 'contract'],
    packages: [
      'react',
      'react-dom',
      'zustand',
      'prosemirror-[a-z]+',
      'react-aria-components',
      'lucide-react',
      'i18next',
      'react-i18next',
    ],
  },
}

const tests = '\\.test\\.tsx?$'
const pure = '^src/(base|model|compose|makeup|import|export|contract)/'
const npm = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

const inNodeModules = (names) => `^node_modules/(@types/)?(${names.join('|')})(/|$)`

const layerRules = Object.entries(layers).flatMap(([layer, row]) => [
  {
    name: `${layer}-layers`,
    comment: `${layer} may import ${row.layers.length === 0 ? 'no other layer' : row.layers.join(', ')}.`,
    severity: 'error',
    from: { path: `^src/${layer}/`, pathNot: tests },
    to: { path: '^src/', pathNot: `^src/(${[layer, ...row.layers].join('|')})/` },
  },
  {
    name: `${layer}-packages`,
    comment: `${layer} may use ${row.packages.length === 0 ? 'no package' : row.packages.join(', ')}.`,
    severity: 'error',
    from: { path: `^src/${layer}/`, pathNot: tests },
    to: {
      dependencyTypes: npm,
      ...(row.packages.length === 0 ? {} : { pathNot: inNodeModules(row.packages) }),
    },
  },
])

/** A package that belongs to one place only. */
const only = (name, packages, folders, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: '^src/', pathNot: [tests, ...folders] },
  to: { path: inNodeModules(packages) },
})

module.exports = {
  forbidden: [
    ...layerRules,
    only(
      'electron-at-the-rim',
      ['electron'],
      ['^src/main/host/electron/', '^src/main/electron\\.ts$', '^src/preload/'],
      'Everything else must run without Electron.',
    ),
    only(
      'harfbuzz-in-type',
      ['harfbuzzjs'],
      ['^src/compose/type/'],
      'One place says which glyphs a text has.',
    ),
    only(
      'bidi-in-text',
      ['bidi-js'],
      ['^src/compose/text/'],
      'One place says in which direction a text runs.',
    ),
    only(
      'zip-in-store',
      ['yazl', 'yauzl'],
      ['^src/main/services/store/', '^src/main/services/jobs/'],
      'One place says what an archive of an issue may hold; an exported book is an archive too, and is read back to prove it.',
    ),
    only('ws-in-node-host', ['ws'], ['^src/main/host/node/'], 'Only the loopback server has sockets.'),
    only(
      'prosemirror-in-article',
      ['prosemirror-[a-z]+'],
      ['^src/renderer/article/'],
      'The rest of the window knows articles as the model has them, not as the editor does.',
    ),
    only(
      'zod-at-the-borders',
      ['zod'],
      ['^src/model/file/', '^src/contract/', '^src/main/services/'],
      'Values inside the program are known good; only what comes in from outside, a file among it, is checked.',
    ),
    {
      name: 'services-know-no-host',
      comment: 'Services, rpc and files know the host by its interface, main/host/host.ts, and no more.',
      severity: 'error',
      from: {
        path: '^src/main/',
        pathNot: [tests, '^src/main/host/', '^src/main/(electron|node|cli)\\.ts$'],
      },
      to: { path: '^src/main/(host/(electron|node)/|(electron|node|cli)\\.ts$)' },
    },
    {
      name: 'hosts-apart',
      comment: 'One host never needs the other: Electron must not open a socket, nor Node want Electron.',
      severity: 'error',
      from: { path: '^src/main/host/(electron|node)/' },
      to: { path: '^src/main/host/(electron|node)/', pathNot: '^src/main/host/$1/' },
    },
    {
      name: 'entries-apart',
      comment: 'The plain-Node entries must start where there is no Electron.',
      severity: 'error',
      from: { path: '^src/main/(node|cli)\\.ts$' },
      to: { path: '^src/main/(host/electron/|electron\\.ts$)' },
    },
    {
      name: 'pure-layers-touch-nothing',
      comment: 'Pure layers have no files, clock, network or processes: those are handed in.',
      severity: 'error',
      from: { path: pure, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'window-touches-nothing',
      comment: 'The window runs in a sandbox and asks the main process through the contract.',
      severity: 'error',
      from: { path: '^src/(renderer|preload)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'What ships does not need tests or tools.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^(tests|e2e|bench|tools)/', tests] },
    },
    {
      name: 'no-cycles',
      comment: 'Values in a ring depend on load order. Types may form one.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kebab-case-from',
      comment: 'Paths are lower-case words joined by hyphens, so that they read alike on every file system.',
      severity: 'error',
      from: { path: '^src/.*[A-Z_ ]' },
      to: {},
    },
    {
      name: 'kebab-case-to',
      comment: 'As above, for a file that imports nothing.',
      severity: 'error',
      from: {},
      to: { path: '^src/.*[A-Z_ ]' },
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(raw|url|worker|inline)' },
    },
    {
      name: 'no-dev-package-in-the-program',
      comment: 'A dev dependency is not there in an installed copy. Electron is the runtime itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: inNodeModules(['electron']),
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      mainFields: ['module', 'types', 'typings', 'main'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
}
