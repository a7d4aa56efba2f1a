/** Who may import whom. Each rule is an allow-list: what is not named is refused. */

const TEST_FILE = '\\.(spec|features)\\.ts$';
const OURS = '^(apps|libs|test|tools|deploy)/';
const libs = (...names) => `^libs/(${names.join('|')})/`;

const CORE_AND_DOMAIN = [
  ...['errors', 'calendar', 'events', 'record', 'standards', 'access', 'crisis'],
  ...['statistics', 'audit', 'monitor'],
];
const PURE = libs(...CORE_AND_DOMAIN);

const NPM = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];
const packages = (...names) => `(^|/)(node_modules/)?(${names.join('|')})(/|$)`;

/** Places where the framework may be named: the apps, the one module file of an adapter, the transport strategy. */
const FRAMEWORK_FILES = ['^apps/', '\\.module\\.ts$', '^libs/kafka/src/.*strategy\\.ts$'];

/** `from` may import only itself and `to` among our own libraries. */
const arrow = (from, to, comment) => ({
  name: `${from}-imports-only-${to.join('-') || 'nothing'}`,
  comment,
  severity: 'error',
  from: { path: `^libs/${from}/`, pathNot: TEST_FILE },
  to: { path: OURS, pathNot: [libs(from, ...to)] },
});

module.exports = {
  forbidden: [
    arrow('errors', [], 'The closed list of error codes is imported by all and imports nothing.'),
    arrow('calendar', ['errors'], 'calendar <- standards <- access: the calendar knows no rule.'),
    arrow(
      'standards',
      ['errors', 'calendar'],
      'calendar <- standards <- access: a pack is data and knows no event.',
    ),
    arrow('events', ['errors'], 'events <- record: the contract on the wire knows nobody who reads it.'),
    arrow(
      'record',
      ['errors', 'events'],
      'events <- record <- access, crisis, monitor: a record is what events say.',
    ),
    arrow(
      'access',
      ['errors', 'calendar', 'events', 'record', 'standards'],
      'The clocks see records and standards; nothing that runs them.',
    ),
    arrow(
      'crisis',
      ['errors', 'calendar', 'statistics', 'events', 'record'],
      'The findings see records, counts and their own data; no clock of access, nothing that runs them.',
    ),
    arrow(
      'statistics',
      ['errors'],
      'Figures are arithmetic over counted outcomes: no rule, no record, no file.',
    ),
    arrow('audit', ['errors'], 'The chain is arithmetic over bytes: it knows nothing of what it seals.'),
    arrow(
      'monitor',
      ['errors', 'events', 'record', 'audit'],
      'record, audit <- monitor: the rules reach it as an Evaluator, handed over by the app.',
    ),
    {
      name: 'deploy-imports-the-catalogue',
      comment:
        'What is deployed takes names from the metric catalogue and codes from the closed list, and runs nothing.',
      severity: 'error',
      from: { path: '^deploy/', pathNot: TEST_FILE },
      to: { path: OURS, pathNot: ['^deploy/', '^libs/errors/', '^libs/observability/src/catalogue/'] },
    },
    {
      name: 'adapters-import-no-adapter',
      comment: 'Each adapter implements ports of monitor; two adapters meet only in an app.',
      severity: 'error',
      from: { path: '^libs/(kafka|store|observability|config)/', pathNot: TEST_FILE },
      to: { path: OURS, pathNot: [libs(...CORE_AND_DOMAIN), '^libs/$1/'] },
    },
    {
      name: 'apps-import-no-app',
      comment: 'Everything meets in an app; an app never imports another app.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: OURS, pathNot: ['^libs/', '^apps/$1/'] },
    },
    {
      name: 'libs-import-no-app',
      comment: 'Arrows point inwards: not even a test of a library needs an app.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'only-the-index-of-a-lib',
      comment:
        'What index.ts does not export is private. The contract suites of a port and the pure metric catalogue have entries of their own.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/$1/',
          '^libs/[^/]+/src/index\\.ts$',
          '\\.features\\.ts$',
          '^libs/observability/src/catalogue/index\\.ts$',
        ],
      },
    },
    {
      name: 'only-the-index-of-a-lib-from-outside',
      comment: 'As above, for apps, tests and tools.',
      severity: 'error',
      from: { path: '^(apps|test|tools|deploy)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/[^/]+/src/index\\.ts$',
          '\\.features\\.ts$',
          '^libs/observability/src/catalogue/index\\.ts$',
        ],
      },
    },
    {
      name: 'nobody-imports-test',
      comment: 'test/ is an end of the graph.',
      severity: 'error',
      from: { path: OURS, pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'no-product-code-imports-a-test-file',
      comment: 'Specs and contract suites never run in production.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILE },
      to: { path: TEST_FILE },
    },
    {
      name: 'pure-libs-use-two-packages',
      comment: 'Domain and core compute with the Temporal polyfill and the schema library, and nothing else.',
      severity: 'error',
      from: { path: PURE, pathNot: TEST_FILE },
      to: {
        dependencyTypes: NPM,
        pathNot: packages('temporal-polyfill', 'temporal-utils', 'temporal-spec', '@sinclair/typebox'),
      },
    },
    {
      name: 'pure-libs-use-no-node-builtin',
      comment: 'No file, network, process or timer in domain and core; a loader takes parsed data.',
      severity: 'error',
      from: { path: PURE, pathNot: [TEST_FILE, libs('record', 'audit')] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'record-and-audit-use-only-node-crypto',
      comment: 'Ids and chains are hashes: the one builtin the core needs, in the two libraries that hash.',
      severity: 'error',
      from: { path: libs('record', 'audit'), pathNot: TEST_FILE },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'node-crypto-only-in-record-and-audit',
      comment: 'One hash function for the product; whoever needs a digest asks record for it.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST_FILE, libs('record', 'audit')] },
      to: { dependencyTypes: ['core'], path: '^(node:)?crypto$' },
    },
    {
      name: 'framework-only-in-apps-and-modules',
      comment:
        'Nest wires; it does not think: apps, the one *.module.ts of an adapter, the transport strategy.',
      severity: 'error',
      from: { path: OURS, pathNot: [TEST_FILE, ...FRAMEWORK_FILES] },
      to: { path: packages('@nestjs/[^/]+', 'rxjs', 'reflect-metadata') },
    },
    {
      name: 'database-client-only-in-store',
      comment: 'typeorm and pg live in libs/store; every other part speaks to a port.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST_FILE, libs('store')] },
      to: { path: packages('typeorm', 'pg', '@types/pg', '@nestjs/typeorm') },
    },
    {
      name: 'kafka-client-only-in-kafka',
      comment: 'kafkajs lives in libs/kafka, so that the client can be changed in one place.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST_FILE, libs('kafka')] },
      to: { path: packages('kafkajs', 'kafkajs-[^/]+', '@kafkajs/[^/]+') },
    },
    {
      name: 'metrics-client-only-in-observability',
      comment: 'prom-client lives in libs/observability; the rest counts through the catalogue.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TEST_FILE, libs('observability')] },
      to: { path: packages('prom-client') },
    },
    {
      name: 'declared-packages-only',
      comment: 'A workspace names in its own package.json what it imports.',
      severity: 'error',
      from: { path: '^(apps|libs|deploy)/', pathNot: TEST_FILE },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'] },
    },
    {
      name: 'everything-resolves',
      comment: 'An import that cannot be found would slip past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-cycle',
      comment: 'What imports itself in a circle has no order in which it can be read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: { path: ['^dist/', '^\\.data/', '^\\.cache/'] },
    moduleSystems: ['cjs', 'es6'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['main', 'types'],
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
    },
  },
};
