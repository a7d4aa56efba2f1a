import { createRequire } from 'node:module';
import { temporaryCopy } from './temporary-copy';

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** One broken rule a line: the rule, the file that breaks it, and how. */
const VIOLATIONS: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['errors-imports-only-nothing', 'libs/errors/src/bad.ts', "import '@tam/calendar';"],
  ['calendar-imports-only-errors', 'libs/calendar/src/bad.ts', "import '@tam/standards';"],
  ['standards-imports-only-errors-calendar', 'libs/standards/src/bad.ts', "import '@tam/access';"],
  ['events-imports-only-errors', 'libs/events/src/bad.ts', "import type { here } from '@tam/record';"],
  ['record-imports-only-errors-events', 'libs/record/src/bad.ts', "import '@tam/access';"],
  [
    'access-imports-only-errors-calendar-events-record-standards',
    'libs/access/src/bad.ts',
    "import '@tam/monitor';",
  ],
  [
    'crisis-imports-only-errors-calendar-statistics-events-record',
    'libs/crisis/src/bad.ts',
    "import '@tam/access';",
  ],
  ['statistics-imports-only-errors', 'libs/statistics/src/bad.ts', "import '@tam/record';"],
  ['audit-imports-only-errors', 'libs/audit/src/bad.ts', "import '@tam/record';"],
  ['monitor-imports-only-errors-events-record-audit', 'libs/monitor/src/bad.ts', "import '@tam/access';"],
  ['adapters-import-no-adapter', 'libs/store/src/bad.ts', "import '@tam/kafka';"],
  ['deploy-imports-the-catalogue', 'deploy/monitoring/src/bad.ts', "import '@tam/observability';"],
  ['apps-import-no-app', 'apps/gateway/src/bad.ts', "import '../../replay/src/index';"],
  ['libs-import-no-app', 'libs/kafka/src/bad-app.ts', "import '../../../apps/replay/src/index';"],
  ['only-the-index-of-a-lib', 'libs/record/src/bad-deep.ts', "import '../../events/src/inside';"],
  [
    'only-the-index-of-a-lib-from-outside',
    'apps/replay/src/bad.ts',
    "import '../../../libs/events/src/inside';",
  ],
  ['nobody-imports-test', 'libs/kafka/src/bad-test.ts', "import '../../../test/scene';"],
  ['no-product-code-imports-a-test-file', 'libs/kafka/src/bad-spec.ts', "import './port.features';"],
  ['pure-libs-use-two-packages', 'libs/calendar/src/bad-package.ts', "import type { Client } from 'pg';"],
  ['pure-libs-use-no-node-builtin', 'libs/standards/src/bad-builtin.ts', "import 'node:fs';"],
  ['record-and-audit-use-only-node-crypto', 'libs/record/src/bad-builtin.ts', "import 'node:fs';"],
  ['node-crypto-only-in-record-and-audit', 'libs/config/src/bad-crypto.ts', "import 'node:crypto';"],
  ['framework-only-in-apps-and-modules', 'libs/store/src/bad-nest.ts', "import '@nestjs/common';"],
  ['database-client-only-in-store', 'libs/kafka/src/bad-database.ts', "import 'typeorm';"],
  ['kafka-client-only-in-kafka', 'libs/store/src/bad-kafka.ts', "import type { Kafka } from 'kafkajs';"],
  ['metrics-client-only-in-observability', 'libs/kafka/src/bad-metrics.ts', "import 'prom-client';"],
  ['declared-packages-only', 'libs/config/src/bad-package.ts', "import 'pino';"],
  ['everything-resolves', 'libs/config/src/bad-path.ts', "import './nowhere';"],
  ['no-cycle', 'libs/config/src/about.ts', "import './round';"],
];

const INNOCENT: readonly (readonly [file: string, text: string])[] = [
  ['libs/events/src/inside.ts', 'export const inside = 1;'],
  ['test/scene.ts', 'export const scene = 1;'],
  ['libs/kafka/src/port.features.ts', 'export const port = 1;'],
  ['libs/config/src/round.ts', "import './about';"],
  ['libs/record/src/digest.ts', "import 'node:crypto';"],
  ['libs/calendar/src/zone.ts', "import 'temporal-polyfill';"],
  ['libs/kafka/src/batch.strategy.ts', "import '@nestjs/microservices';"],
  ['libs/store/src/store.module.ts', "import '@nestjs/common';"],
  ['libs/store/src/progress.int.spec.ts', "import '../../kafka/src/port.features'; import 'node:fs';"],
  ['apps/replay/src/replays.ts', "import '@tam/access'; import '@tam/events';"],
];

describe('the dependency gate', () => {
  const copy = temporaryCopy();
  let found: readonly string[] = [];

  beforeAll(() => {
    for (const [file, text] of INNOCENT) copy.write(file, text);
    for (const [, file, text] of VIOLATIONS) copy.write(file, text);
    const printed = copy.run(
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'deploy', 'test'],
    );
    const report = JSON.parse(printed) as Report;
    found = report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  });
  afterAll(() => {
    copy.remove();
  });

  it.each(VIOLATIONS)('says %s of %s', (rule, file) => {
    expect(found).toContain(`${rule}: ${file}`);
  });

  it.each(INNOCENT)('is silent about %s', (file) => {
    expect(found.filter((line) => line.endsWith(`: ${file}`))).toEqual([]);
  });

  it('has seen every rule fail', () => {
    const config = createRequire(__filename)('../../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[];
    };
    expect(config.forbidden.map(({ name }) => name).sort()).toEqual(VIOLATIONS.map(([rule]) => rule).sort());
  });
});
