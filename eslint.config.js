import { defineConfig, globalIgnores } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import tseslint from 'typescript-eslint'

const COMPONENTS = ['**/*.svelte']

const clean = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'prefer-const': 'error',
  'no-var': 'error',
  'object-shorthand': 'error',
  'no-self-compare': 'error',
  'no-template-curly-in-string': 'error',
  'no-empty-pattern': 'error',
}

const typescript = {
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
}

const typed = {
  '@typescript-eslint/switch-exhaustiveness-check': 'error',
  // Handlers and plugins are async by their contract, whether or not they wait for something.
  '@typescript-eslint/require-await': 'off',
  // Our interfaces declare functions in the short form; none of them looks at `this`.
  '@typescript-eslint/unbound-method': 'off',
  // The driver's own `Sql<{}>`: no types beyond the built-in ones.
  '@typescript-eslint/no-empty-object-type': ['error', { allowObjectTypes: 'always' }],
  // `new Map([])` and `JSON.parse` into a declared type are fine; using an `any` is not.
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-argument': 'off',
  // It would have `JSON.parse(…) as Problem` lose its type.
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  // Chunks of a stream are added up as text.
  '@typescript-eslint/restrict-plus-operands': 'off',
}

/** A file shows one thing, a function fits on a screen. */
const small = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true, IIFEs: true }],
}

const oneClock = [
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
]

const noFocus = ['it', 'test', 'describe'].map((object) => ({ object, property: 'only', message: 'Run all tests.' }))

const NODE_GLOBALS = ['process', 'console', 'URL', 'Buffer', 'setTimeout', 'clearTimeout', 'performance']

export default defineConfig([
  globalIgnores([
    'dist/',
    'data/',
    '.cache/',
    'test-results/',
    'playwright-report/',
    'client/public/',
    'tests/data/',
    'tests/openapi/paths.d.ts',
  ]),
  { rules: clean, linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['*.js', 'scripts/**/*.js'],
    languageOptions: { globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error', 'no-unused-vars': ['error', { varsIgnorePattern: '^_' }] },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: { ...typescript, ...typed },
  },
  // Types of components are svelte-check's: here they would take as long as everything else together.
  {
    files: COMPONENTS,
    extends: [tseslint.configs.recommended, svelte.configs.recommended],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      ...typescript,
      // Props and derived values change, but aren't assigned to.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
      // What is held in a rune is replaced here, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['server/**/*.ts', 'client/**/*.{ts,svelte}'], rules: small },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/clock.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...oneClock.map((selector) => ({ selector, message: 'Time is an argument: take it from the Clock.' })),
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    // The last hand the environment on to a process of theirs.
    ignores: ['server/main.ts', 'server/config.ts', 'server/workers.ts', 'server/db/embedded*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'The environment is read once, in config.ts.' },
      ],
    },
  },
  {
    files: ['server/**/*.ts'],
    ignores: ['server/main.ts', 'server/replay/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // It reaches into parts of Socket.IO that have no types.
    files: ['server/live/adapter.ts'],
    rules: { '@typescript-eslint/no-unsafe-call': 'off', '@typescript-eslint/no-unsafe-member-access': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', ...noFocus],
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
    },
  },
])
