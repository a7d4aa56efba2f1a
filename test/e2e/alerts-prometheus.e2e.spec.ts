import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { encodeEvent, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { createEventProducer, type EventProducer } from '@tam/kafka';
import { Alertmanager, RecordingReceiver, type ToldAlert } from './support/alertmanager';
import { outputOf } from './support/app-output';
import { Gate } from './support/gate';
import { Installation } from './support/installation';
import { Prometheus } from './support/prometheus';
import { writeQuickRules } from './support/quick-rules';
import { until } from './support/until';

const HOUR = 3_600_000;
const PATIENCE = 90_000;

let folder: string;
let installation: Installation;
let gate: Gate;
let receiver: RecordingReceiver;
let alertmanager: Alertmanager;
let prometheus: Prometheus;
let producer: EventProducer;
let floodedAt = 0;

/** What happened and how long it took until somebody was told, ms. */
const times: { alert: string; cause: string; told: number; mended: string; allClear: number }[] = [];

const told = (alert: string, status: ToldAlert['status'], since: number): Promise<ToldAlert> =>
  until(
    `somebody is told that ${alert} is ${status}`,
    () =>
      receiver.told.find(
        (each) => each.labels['alertname'] === alert && each.status === status && each.at >= since,
      ),
    PATIENCE,
  );

/** Does what makes an alert fire, waits until somebody is told, does what mends it, and waits for the all-clear. */
async function firesAndResolves(
  alert: string,
  [cause, breakIt]: readonly [string, () => Promise<unknown>],
  [mended, mendIt]: readonly [string, () => Promise<unknown>],
): Promise<ToldAlert> {
  const brokenAt = Date.now();
  await breakIt();
  const page = await told(alert, 'firing', brokenAt);
  const mendedAt = Date.now();
  await mendIt();
  const clear = await told(alert, 'resolved', mendedAt);
  times.push({ alert, cause, told: page.at - brokenAt, mended, allClear: clear.at - mendedAt });
  return page;
}

async function send(topic: string, memberRef: string, type: string, data: object): Promise<void> {
  const caseId = `case-${memberRef}`;
  const json = encodeEvent({
    source: 'urn:synthetic:e2e',
    id: randomUUID(),
    type,
    time: Date.now(),
    memberRef,
    caseId,
    data: { memberRef, caseId, ...data },
  } as Parameters<typeof encodeEvent>[0]);
  await producer.send({ topic, key: memberRef, json });
  await producer.flush();
}

/** An urgent request of which 42 of its 48 hours have gone. */
const askUrgently = (memberRef: string): Promise<void> =>
  send(INTAKE_TOPIC, memberRef, 'intake.request-received.v1', {
    service: 'mh-nonphysician',
    statedUrgency: 'urgent',
    requestedAt: new Date(Date.now() - 42 * HOUR).toISOString(),
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  });

const offer = (memberRef: string): Promise<void> =>
  send(SCHEDULING_TOPIC, memberRef, 'scheduling.slot-offered.v1', {
    offerId: `offer-${memberRef}`,
    startsAt: new Date(Date.now() + 2 * HOUR).toISOString(),
    purpose: 'treatment',
    modality: 'video',
  });

/** Records that are no JSON, all under one key. */
async function flood(): Promise<void> {
  floodedAt = Date.now();
  for (let index = 0; index < 400; index++)
    await producer.send({ topic: INTAKE_TOPIC, key: 'm-flood', json: 'this is no event' });
  await producer.flush();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tam-e2e-alerts-'));
  installation = await Installation.open(4);
  gate = await Gate.open(installation.env['DATABASE_URL'] ?? '');
  receiver = await RecordingReceiver.start();
  const rules = writeQuickRules(folder, receiver.url);
  alertmanager = await Alertmanager.start(folder);
  await installation.startMonitor({ DATABASE_URL: gate.url });
  prometheus = await Prometheus.start(folder, new URL(installation.http).host, rules, alertmanager.address);
  producer = createEventProducer({
    clientId: 'e2e',
    brokers: [installation.env['KAFKA_BROKERS'] ?? ''],
  });
  await until('the monitor is ready', async () => (await installation.status())?.ready);
}, 200_000);

afterAll(async () => {
  await producer?.close();
  await prometheus?.close();
  await alertmanager?.close();
  await receiver?.close();
  await installation?.close();
  await gate?.close();
  mkdirSync('.cache', { recursive: true });
  writeFileSync('.cache/alert-times.json', `${JSON.stringify(times, null, 2)}\n`);
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('an alert reaches those whom it concerns, and the all-clear follows', () => {
  it('when nothing is wrong: the watchdog comes, so that its absence is noticed', async () => {
    expect(await told('Watchdog', 'firing', 0)).toMatchObject({ receiver: 'watchdog' });
  }, 120_000);

  it('when urgent requests fall due without an offer, until they have one', async () => {
    const page = await firesAndResolves(
      'UrgentDueNoOffer',
      ['an urgent request arrives with six hours left', () => askUrgently('m-urgent')],
      ['a slot in two hours is offered', () => offer('m-urgent')],
    );
    expect(page).toMatchObject({
      receiver: 'access-operations-page',
      labels: { region: 'us-ca', severity: 'page' },
      annotations: {
        summary: 'us-ca: 1 urgent requests are due within 12 hours and have no offer.',
        runbook_url: 'docs/runbooks/urgent-due-no-offer.md',
      },
    });
  }, 200_000);

  it('when most of what comes cannot be used, until somebody lets the partition go on', async () => {
    const page = await firesAndResolves(
      'IntakePaused',
      ['400 records that are no JSON', flood],
      [
        'npm run dead-letters -- resume',
        async () => {
          const [row] = await installation.database.rows<{ partition: number }>(
            'SELECT partition FROM access.breakers WHERE paused_until IS NOT NULL',
          );
          await installation.run('access-monitor', [
            ...['dead-letters', 'resume', '--partition', String(row?.partition), '--by', 'Dana'],
          ]);
        },
      ],
    );
    expect(page.receiver).toMatch(/^(engineering|access-operations)-page$/);
  }, 200_000);

  it('when dead letters stay open, until they are settled by name', async () => {
    const page = await told('DeadLettersUnsettled', 'firing', 0);
    const { out } = await outputOf('access-monitor', ['dead-letters', 'list'], installation.env);
    expect(out).toMatch(/TAM_EVENT_NOT_JSON/);
    const mendedAt = Date.now();
    await installation.run('access-monitor', [
      ...['dead-letters', 'discard', '--by', 'Dana', '--why', 'synthetic flood'],
    ]);
    const clear = await told('DeadLettersUnsettled', 'resolved', mendedAt);
    times.push({
      alert: 'DeadLettersUnsettled',
      cause: 'the same 400 records',
      told: page.at - floodedAt,
      mended: 'npm run dead-letters -- discard',
      allClear: clear.at - mendedAt,
    });
    expect(page.labels['severity']).toBe('ticket');
  }, 200_000);

  it('when the database is gone, until it is back', async () => {
    await firesAndResolves(
      'MonitorBlind',
      ['every connection to the database is cut', async () => gate.shut()],
      ['the database answers again', async () => gate.openAgain()],
    );
  }, 200_000);

  it('when the only instance is killed, until it is started again', async () => {
    await firesAndResolves(
      'MonitorAbsent',
      ['kill -9', () => installation.endMonitor('SIGKILL')],
      ['the monitor is started', () => installation.startMonitor({ DATABASE_URL: gate.url })],
    );
  }, 200_000);

  it('with no rule that Prometheus could not evaluate', async () => {
    expect(await prometheus.ruleFaults()).toEqual([]);
  });
});

describe('while we are blind', () => {
  const labels = (alertname: string, about: string, severity: string): Readonly<Record<string, string>> => ({
    alertname,
    about,
    severity,
    domain: 'synthetic',
    audience: 'engineering',
  });

  it('figures are silenced, and cases of people who wait are not', async () => {
    await alertmanager.post([
      labels('SyntheticBlind', 'blind', 'page'),
      labels('SyntheticFigure', 'figure', 'ticket'),
      labels('SyntheticCase', 'case', 'page'),
      { ...labels('SyntheticElsewhere', 'figure', 'ticket'), domain: 'another' },
    ]);
    const silenced = await until('a figure is silenced', async () => {
      const names = await alertmanager.silenced();
      return names.includes('SyntheticFigure') && names;
    });
    expect(silenced.filter((name) => name.startsWith('Synthetic'))).toEqual(['SyntheticFigure']);
  });
});
