import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Libraries that compute: data and a time in, data out. They never look at the machine they run on. */
const PURE = [
  'errors',
  'calendar',
  'events',
  'record',
  'standards',
  'access',
  'crisis',
  'statistics',
  'audit',
  'monitor',
];

const TESTS = ['**/*.spec.ts', '**/*.features.ts', 'test/**/*.ts'];
const SCRIPTS = ['**/*.mjs', '**/*.cjs', '**/*.js'];

const CLOCKS = 'Time comes in as an argument or an event field; the core never looks at a clock.';
const WORLD =
  'A pure library knows nothing of the process, the network or the console; pass in what it needs.';

const bannedGlobals = [
  { name: 'Date', message: CLOCKS },
  { name: 'performance', message: CLOCKS },
  ...[
    'setTimeout',
    'setInterval',
    'setImmediate',
    'clearTimeout',
    'clearInterval',
    'clearImmediate',
    'queueMicrotask',
  ].map((name) => ({ name, message: CLOCKS })),
  ...[
    'process',
    'console',
    'fetch',
    'require',
    '__dirname',
    '__filename',
    'crypto',
    'Worker',
    'WebSocket',
  ].map((name) => ({ name, message: WORLD })),
];

const INTL = {
  name: 'Intl',
  message: 'Dates and zones come from the calendar library.',
};

const bannedProperties = [
  { object: 'Math', property: 'random', message: 'Randomness comes in as a seeded argument.' },
  { object: 'Temporal', property: 'Now', message: CLOCKS },
];

const globals = (value) => ({ globals: value, checkGlobalObject: true });

const ONE_IDEA = {
  selector: 'FunctionDeclaration[id.name=/^(handle|process|manage)([A-Z]|$)/]',
  message: 'Say what it does: the name begins with a verb of the domain.',
};

/** Tests that are left out, or that leave out others, prove nothing. */
const ALL_TESTS_RUN = [
  {
    selector:
      'MemberExpression[object.name=/^(describe|it|test)$/][property.name=/^(only|skip|todo|failing)$/]',
    message: 'Every test runs: mend it or take it out.',
  },
  {
    selector: 'CallExpression[callee.name=/^(fdescribe|fit|xdescribe|xit|xtest|pending)$/]',
    message: 'Every test runs: mend it or take it out.',
  },
];

const HOT_PATH = {
  selector: 'CallExpression[callee.property.name=/^(save|upsert)$/]',
  message:
    'The hot path uses constant statements through the query runner; the ORM builds a statement per call.',
};

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', '.cache/', 'coverage/', '**/*.generated.*'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }] } },
  {
    files: SCRIPTS,
    languageOptions: {
      globals: Object.fromEntries(
        [
          ...[
            'process',
            'console',
            'Buffer',
            'URL',
            'URLSearchParams',
            'fetch',
            'AbortController',
            'AbortSignal',
          ],
          ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
          ...['performance', 'structuredClone', 'TextEncoder', 'TextDecoder', 'queueMicrotask'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', __dirname: 'readonly', exports: 'writable' },
    },
  },
  { files: ['**/*.ts'], extends: [tseslint.configs.strict, tseslint.configs.stylistic] },
  {
    files: ['**/*.ts'],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'no-restricted-syntax': ['error', ONE_IDEA],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-invalid-void-type': ['error', { allowAsThisParameter: true }],
      // The compiler checks every index; where a loop or a key's origin proves it, an assertion is the shortest proof.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/consistent-type-definitions': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
    },
  },
  {
    files: PURE.map((name) => `libs/${name}/src/**/*.ts`),
    ignores: TESTS,
    rules: {
      'no-restricted-globals': ['error', globals([...bannedGlobals, INTL])],
      'no-restricted-properties': ['error', ...bannedProperties],
    },
  },
  {
    // Whether a zone exists, and how people in it read a clock, are questions to the runtime's own tables.
    files: ['libs/{events,calendar}/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-globals': ['error', globals(bannedGlobals)] },
  },
  {
    files: ['libs/store/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ONE_IDEA, HOT_PATH] },
  },
  {
    files: TESTS,
    rules: {
      'no-restricted-syntax': ['error', ONE_IDEA, ...ALL_TESTS_RUN],
      'no-restricted-properties': [
        'error',
        {
          object: 'Math',
          property: 'random',
          message: 'A test is the same every time: use a seed and print it.',
        },
      ],
    },
  },
);
