import { randomUUID } from 'node:crypto';
import { createEventProducer, type EventProducer } from '@tam/kafka';
import { encodeEvent, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { Installation } from './support/installation';
import { lastOutcomes } from './support/revision-log';
import { until } from './support/until';

const PARTITIONS = 4;
const LIMIT = 48 * 3_600_000;
const SOON = 8_000;

let installation: Installation;
let producer: EventProducer;

/** An urgent request of which the 48 hours end `left` ms from now. */
async function askUrgently(memberRef: string, left: number): Promise<number> {
  const dueAt = Date.now() + left;
  const json = encodeEvent({
    source: 'urn:synthetic:e2e',
    id: randomUUID(),
    type: 'intake.request-received.v1',
    time: Date.now(),
    memberRef,
    caseId: `case-${memberRef}`,
    data: {
      memberRef,
      caseId: `case-${memberRef}`,
      service: 'mh-nonphysician',
      statedUrgency: 'urgent',
      requestedAt: new Date(dueAt - LIMIT).toISOString(),
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'north',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
    },
  });
  await producer.send({ topic: INTAKE_TOPIC, key: memberRef, json });
  await producer.flush();
  return dueAt;
}

/** A slot is offered to the member of a request, while nobody reads. */
async function offer(memberRef: string, startsAt: number): Promise<void> {
  const json = encodeEvent({
    source: 'urn:synthetic:e2e',
    id: randomUUID(),
    type: 'scheduling.slot-offered.v1',
    time: Date.now(),
    memberRef,
    caseId: `case-${memberRef}`,
    data: {
      memberRef,
      caseId: `case-${memberRef}`,
      offerId: `offer-${memberRef}`,
      startsAt: new Date(startsAt).toISOString(),
      purpose: 'treatment',
      modality: 'video',
    },
  });
  await producer.send({ topic: SCHEDULING_TOPIC, key: memberRef, json });
  await producer.flush();
}

/** Every status that was ever said of a member's clocks. */
async function everSaid(memberRef: string): Promise<readonly string[]> {
  const rows = await installation.database.rows<{ entry: string }>('SELECT entry FROM access.revisions');
  return rows
    .map(
      ({ entry }) => (JSON.parse(entry) as { outcome: { memberRef: string; status: string } | null }).outcome,
    )
    .flatMap((outcome) => (outcome?.memberRef === memberRef ? [outcome.status] : []));
}

async function statusOf(memberRef: string): Promise<string | undefined> {
  const outcomes = await lastOutcomes(installation.database);
  return outcomes.find((outcome) => outcome.memberRef === memberRef)?.status;
}

beforeAll(async () => {
  installation = await Installation.open(PARTITIONS);
  producer = createEventProducer({ brokers: [installation.topics.brokers], clientId: 'e2e' });
  await installation.startMonitor();
  await until('the monitor is ready', async () => (await installation.status())?.ready === true);
}, 120_000);

afterAll(async () => {
  await producer.close();
  await installation.close();
}, 60_000);

describe('a deadline on a partition on which nothing is said any more', () => {
  it('passes by itself, not before its last instant and within seconds after it', async () => {
    const dueAt = await askUrgently('member-silent', SOON);
    await until('the request is said', async () => (await statusOf('member-silent')) === 'at-risk');
    expect(Date.now()).toBeLessThan(dueAt);
    await until(
      'the deadline has passed',
      async () => (await statusOf('member-silent')) === 'breached',
      30_000,
    );
    expect(Date.now()).toBeGreaterThan(dueAt);
    expect(Date.now() - dueAt).toBeLessThan(5_000);
  }, 60_000);

  it('is said by a monitor that starts after it had passed, once it has read the log to its end', async () => {
    const dueAt = await askUrgently('member-away', 3_000);
    await until('the request is said', async () => (await statusOf('member-away')) === 'at-risk');
    await installation.endMonitor('SIGKILL');
    await until('the deadline has passed', () => Date.now() > dueAt);
    expect(await statusOf('member-away')).toBe('at-risk');
    await installation.startMonitor();
    await until('it is said', async () => (await statusOf('member-away')) === 'breached', 60_000);
  }, 120_000);

  it('waits while the offer that kept the promise lies unread in the log: no breach is ever said', async () => {
    const dueAt = await askUrgently('member-offered', 6_000);
    await until('the request is said', async () => (await statusOf('member-offered')) === 'at-risk');
    await installation.endMonitor('SIGKILL');
    await offer('member-offered', dueAt - 1_000);
    await until('the deadline has passed', () => Date.now() > dueAt);
    await installation.startMonitor();
    await until('it is said', async () => (await statusOf('member-offered')) === 'met', 60_000);
    expect(await everSaid('member-offered')).not.toContain('breached');
  }, 120_000);
});
