// What the compiler cannot see. Rules about layout of text are Biome's; rules about who may import whom
// are dependency-cruiser's.

import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

const pureLayers = ['base', 'model', 'compose', 'makeup', 'import', 'export', 'contract']
const pureFiles = pureLayers.map((layer) => `src/${layer}/**/*.ts`)
const testFiles = ['**/*.test.ts', '**/*.test.tsx']
const configFiles = ['*.config.ts', '*.config.mjs']

const noDefaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name: a thing has the same name wherever it is used.',
}

const noMarkup = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Markup is parsed in src/renderer/article/paste and nowhere else; elsewhere draw with React.',
  },
]

const noBareDate = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'No clock here: take the time as an argument, or ask the injected `clock`.',
  },
  {
    selector: 'CallExpression[callee.name="Date"]',
    message: 'No clock here: take the time as an argument, or ask the injected `clock`.',
  },
]

const clock = 'No clock here: take the time as an argument, or ask the injected `clock`.'
const tables = 'Not the same on every machine in its last digits: use a table or whole-number arithmetic.'
const locale =
  'Depends on the machine it runs on: compare by code unit or by a table of our own (base/order.ts).'

const notReproducible = [
  { object: 'Date', property: 'now', message: clock },
  { object: 'Math', property: 'random', message: 'No randomness here: use the injected `mint`.' },
  ...['sin', 'cos', 'exp', 'pow', 'log'].map((property) => ({ object: 'Math', property, message: tables })),
  ...['localeCompare', 'toLocaleString', 'toLocaleDateString', 'toLocaleTimeString'].map((property) => ({
    property,
    message: locale,
  })),
  ...['toLocaleLowerCase', 'toLocaleUpperCase'].map((property) => ({ property, message: locale })),
]

const markupProperties = ['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({
  property,
  message: 'Markup is parsed in src/renderer/article/paste and nowhere else.',
}))

export default tseslint.config(
  { ignores: ['out/', 'node_modules/', 'test-results/', 'playwright-report/', 'coverage/', 'resources/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Numbers print alike everywhere; anything else in a template is said to be text first.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      // Spreading a text gives its code points, which is what a character is to a font.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // Ids are branded by what they name: the caller says which.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', noDefaultExport, ...noMarkup],
      'no-restricted-properties': ['error', ...markupProperties],
    },
  },

  {
    files: pureFiles,
    ignores: testFiles,
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport, ...noMarkup, ...noBareDate],
      'no-restricted-properties': ['error', ...markupProperties, ...notReproducible],
      'no-restricted-globals': [
        'error',
        { name: 'Intl', message: locale },
        { name: 'performance', message: clock },
        { name: 'crypto', message: 'No randomness here: use the injected `mint`.' },
        { name: 'setTimeout', message: clock },
        { name: 'setInterval', message: clock },
      ],
    },
  },

  {
    files: ['src/renderer/**/*.ts', 'src/renderer/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
  },

  {
    files: ['src/renderer/article/paste/**/*.ts', 'src/renderer/article/paste.ts'],
    rules: {
      'no-restricted-syntax': ['error', noDefaultExport],
      'no-restricted-properties': 'off',
    },
  },

  {
    files: [...testFiles, 'tests/**/*.ts', 'e2e/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A test that gets undefined fails, and says so.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // fast-check and vitest hand unbound methods and empty callbacks about.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },

  {
    // Programs run by hand, whose output is the console.
    files: ['tools/**/*.ts', 'bench/**/*.ts', 'src/main/cli.ts', 'src/main/node.ts'],
    rules: { 'no-console': 'off' },
  },

  {
    files: configFiles,
    rules: { 'no-restricted-syntax': 'off' },
  },
)
