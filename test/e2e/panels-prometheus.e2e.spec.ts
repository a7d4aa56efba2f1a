import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeEvent, INTAKE_TOPIC } from '@tam/events';
import { createEventProducer } from '@tam/kafka';
import { Client } from 'pg';
import { ADDRESSES, allDashboards, panelQueries, readQuery, ruleQueries } from '../../deploy/monitoring/src';
import { Alertmanager } from './support/alertmanager';
import type { CompiledApp } from './support/compiled-app';
import { Installation } from './support/installation';
import { Prometheus } from './support/prometheus';
import { writeQuickRules } from './support/quick-rules';
import { until } from './support/until';

const READER = path.join(__dirname, '..', '..', 'deploy', 'database', 'reader.sql');
const QUERIES = allDashboards(ADDRESSES).flatMap(panelQueries);
const PROMQL = QUERIES.filter(({ language }) => language === 'promql');
const SQL = QUERIES.filter(({ language }) => language === 'sql');
/** Labels that Prometheus adds, or that only an alert that is on has. */
const NOT_SCRAPED = /:|^(ALERTS|up)$/;
const PASSWORD = randomUUID();

let folder: string;
let installation: Installation;
let simulator: CompiledApp;
let alertmanager: Alertmanager;
let prometheus: Prometheus;
let reader: Client;
let scrape: string;

/** The variables of a dashboard as Grafana fills them in where all of them are chosen. */
const filled = (query: string): string =>
  query
    .replaceAll('$__rate_interval', '1m')
    .replace(/\$\{month:singlequote\}/g, MONTHS.map((month) => `'${month}'`).join(','))
    .replace(/\$\{\w+:pipe\}/g, '.+')
    .replace(/\$(region|standard|job|instance)\b/g, '.+');
let MONTHS: readonly string[] = [];

/** An urgent request that is due within twelve hours, and a record that is no event: quiet days have neither. */
async function whatTheSimulatorDoesNot(): Promise<void> {
  const producer = createEventProducer({
    clientId: 'e2e',
    brokers: [installation.env['KAFKA_BROKERS'] ?? ''],
  });
  const [memberRef, caseId] = ['m-urgent', 'case-urgent'];
  const json = encodeEvent({
    source: 'urn:synthetic:e2e',
    id: randomUUID(),
    type: 'intake.request-received.v1',
    time: Date.now(),
    memberRef,
    caseId,
    data: {
      memberRef,
      caseId,
      service: 'mh-nonphysician',
      statedUrgency: 'urgent',
      requestedAt: new Date(Date.now() - 40 * 3_600_000).toISOString(),
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'north',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
    },
  });
  await producer.send({ topic: INTAKE_TOPIC, key: memberRef, json });
  await producer.send({ topic: INTAKE_TOPIC, key: 'm-bad', json: 'this is no event' });
  await producer.flush();
  await producer.close();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tam-e2e-panels-'));
  installation = await Installation.open(4);
  const rules = writeQuickRules(folder, 'http://127.0.0.1:9/alerts');
  alertmanager = await Alertmanager.start(folder);
  const keyFile = path.join(folder, 'audit-key.pem');
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  await installation.startMonitor({ TAM_AUDIT_KEY_FILE: keyFile, TAM_AUDIT_SECONDS: '5' });
  prometheus = await Prometheus.start(folder, new URL(installation.http).host, rules, alertmanager.address);
  simulator = installation.startApp('simulator', [
    ...['--seed', 'panels', '--history-days', '40', '--cases', '500', '--live', '--rate', '20'],
    ...['--truth', path.join(folder, 'truth.ndjson')],
  ]);
  await until('history is applied', async () => (await installation.appliedRecords()) > 1_500);
  await whatTheSimulatorDoesNot();
  await until(
    'a due clock and a dead letter are on the wall',
    async () =>
      (await prometheus.query('region_urgency:tam_clocks_due_unoffered:sum12h > 0')).length > 0 &&
      (await prometheus.query('code:tam_dead_letters_open:max > 0')).length > 0 &&
      (await prometheus.query('ALERTS{alertstate="firing", domain="access"}')).length > 0,
    120_000,
  );
  scrape = await until('the log is sealed once', async () => {
    const page = await installation.get('/metrics');
    return page.includes('tam_audit_sealed_timestamp_seconds{') && page;
  });
  await installation.database.rows(readFileSync(READER, 'utf8'));
  await installation.database.rows(`ALTER ROLE tam_reader PASSWORD '${PASSWORD}'`);
  const url = new URL(installation.database.url);
  url.username = 'tam_reader';
  url.password = PASSWORD;
  reader = new Client({ connectionString: url.href });
  await reader.connect();
  const { rows } = await reader.query<{ month: string }>('SELECT DISTINCT month FROM access.outcome_counts');
  MONTHS = rows.map(({ month }) => month);
}, 400_000);

afterAll(async () => {
  await reader?.end();
  await simulator?.end('SIGTERM');
  await prometheus?.close();
  await alertmanager?.close();
  // The role belongs to the server, its rights to this database.
  await installation?.database.rows('DROP OWNED BY tam_reader; DROP ROLE tam_reader');
  await installation?.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Every scraped series that rules and panels name, with the labels by which they ask. */
function asked(): readonly { readonly metric: string; readonly labels: readonly string[] }[] {
  const queries = [...ruleQueries().map(([, query]) => query), ...PROMQL.map(({ text }) => text)];
  const found = new Map<string, Set<string>>();
  for (const { selectors, groupedBy } of queries.map(readQuery)) {
    const scraped = selectors.filter(({ metric }) => !NOT_SCRAPED.test(metric));
    for (const { metric, labels } of scraped) {
      const seen = found.get(metric) ?? new Set();
      for (const label of labels) seen.add(label);
      if (selectors.length === 1) for (const label of groupedBy) seen.add(label);
      found.set(metric, seen);
    }
  }
  return [...found].map(([metric, labels]) => ({
    metric,
    labels: [...labels].filter((label) => label !== 'job' && label !== 'instance').sort(),
  }));
}

describe('a scrape of the running monitor', () => {
  it.each(asked())('has $metric with the labels $labels', ({ metric, labels }) => {
    const line = scrape
      .split('\n')
      .find((each) => each.startsWith(`${metric}{`) || each.startsWith(`${metric} `));
    expect(line).toBeDefined();
    for (const label of labels) expect(line).toMatch(new RegExp(`[{,]${label}="`));
  });

  it('holds no reference to a member or a case', () => {
    expect(scrape).not.toMatch(/m-urgent|case-urgent|m-bad/);
  });
});

describe('a panel', () => {
  it.each(PROMQL)('$name is answered by Prometheus with data', async ({ text }) => {
    expect((await prometheus.query(filled(text))).length).toBeGreaterThan(0);
  });

  it.each(SQL)('$name is answered by the database, to a role that may only read', async ({ text }) => {
    const { rows } = await reader.query(filled(text));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('shows of the clocks what the database counts', async () => {
    const [shown, counted] = await until('both say the same', async () => {
      const [sample] = await prometheus.query('sum(status_region:tam_clocks:sum)');
      const { rows } = await reader.query<{ sum: string }>('SELECT sum(outcomes) FROM access.outcome_counts');
      const pair = [sample?.value, Number(rows[0]?.sum)] as const;
      return Math.abs((pair[0] ?? 0) - pair[1]) <= 0.05 * pair[1] && pair;
    });
    expect(shown).toBeGreaterThan(100);
    expect(counted).toBeGreaterThan(100);
  });
});

describe('the role by which Grafana reads', () => {
  it.each(['revisions', 'cases', 'members', 'dead_letters', 'standings'])(
    'may not read %s',
    async (table) => {
      await expect(reader.query(`SELECT 1 FROM access.${table} LIMIT 1`)).rejects.toThrow(
        /permission denied/,
      );
    },
  );

  it('may not write what it reads', async () => {
    await expect(reader.query('DELETE FROM access.outcome_counts')).rejects.toThrow(
      /permission denied|read-only transaction/,
    );
  });
});

describe('the rules', () => {
  it('are all evaluated by Prometheus', async () => {
    expect(await prometheus.ruleFaults()).toEqual([]);
  });
});
