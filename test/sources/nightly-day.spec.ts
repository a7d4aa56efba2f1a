import { Deployment, INTAKE, SCHEDULING, type Saying } from './deployment';
import { at, casesOfTheDay, FILE, type Case } from './nightly-day';

const HOUR = 3_600_000;
const FIRST = at('2026-07-04 00:00');
const END = at('2026-07-18 06:00');

interface Delivery {
  readonly at: number;
  readonly deliver: (deployment: Deployment) => void;
}

/** Requests as they are made; each night at two the file of the day before, and after it the word that it is whole. */
function deliveries(cases: readonly Case[]): readonly Delivery[] {
  const requests = cases.map(({ request }) => ({
    at: request.time,
    deliver: (deployment: Deployment) => deployment.send(INTAKE, request),
  }));
  const files: Delivery[] = [];
  for (let day = FIRST; day < END; day += 24 * HOUR) {
    const next = day + 24 * HOUR;
    const offers = cases.flatMap(({ offer }) =>
      offer && offer.time >= day && offer.time < next ? [offer] : [],
    );
    files.push({
      at: next + 2 * HOUR,
      deliver: (deployment) => {
        for (const offer of offers) deployment.send(SCHEDULING, offer);
        deployment.watermark(FILE, next - 1);
      },
    });
  }
  return [...requests, ...files].sort((a, b) => a.at - b.at);
}

async function live(cases: readonly Case[], isDeclared: boolean): Promise<readonly Saying[]> {
  const deployment = new Deployment(FIRST, isDeclared);
  await deployment.open();
  for (const { at: instant, deliver } of deliveries(cases)) {
    if (instant > END) break;
    await deployment.passTo(instant);
    deliver(deployment);
  }
  await deployment.passTo(END);
  await deployment.close();
  return deployment.sayings;
}

const breached = (sayings: readonly Saying[], cases: readonly Case[], basis: string): Saying[] =>
  sayings.filter(
    (said) =>
      said.status === 'breached' &&
      said.basis === basis &&
      cases.some(({ caseId, standard }) => caseId === said.caseId && standard === said.standard),
  );

const named = (sayings: readonly { readonly caseId: string }[]): string[] =>
  [...new Set(sayings.map(({ caseId }) => caseId))].sort();

jest.setTimeout(120_000);

describe('a seeded day with a source that delivers once a night', () => {
  const cases = casesOfTheDay(20_261_124, 150);
  const broken = cases.filter(({ isBroken }) => isBroken);
  const kept = cases.filter(({ isBroken }) => !isBroken);
  let sayings: readonly Saying[];
  beforeAll(async () => {
    sayings = await live(cases, true);
  });

  it('has no false breach, at no moment', () => {
    expect(kept.length).toBeGreaterThan(30);
    expect(named(breached(sayings, kept, 'confirmed'))).toEqual([]);
  });

  it('has every true breach confirmed once the file is in, and not before', () => {
    const confirmed = breached(sayings, broken, 'confirmed');
    expect(broken.length).toBeGreaterThan(60);
    expect(named(confirmed)).toEqual(named(broken));
    const afterMidnight = at('2026-07-18 02:00');
    expect(confirmed.filter(({ recordedAt }) => recordedAt < afterMidnight)).toEqual([]);
  });

  it('ends with every promise that was kept said to be kept', () => {
    for (const { caseId, standard } of kept) {
      const last = sayings.filter((said) => said.caseId === caseId && said.standard === standard).at(-1);
      expect({ caseId, status: last?.status, basis: last?.basis }).toEqual({
        caseId,
        status: 'met',
        basis: 'confirmed',
      });
    }
  });

  it('warns meanwhile: what is not known after a quarter of an hour is said provisionally, because the source is late', () => {
    const provisional = breached(sayings, cases, 'provisional');
    expect(provisional.length).toBeGreaterThan(20);
    expect(new Set(provisional.map(({ basisReason }) => basisReason))).toEqual(new Set(['source-late']));
  });

  it('would have false breaches if the source had not been declared', async () => {
    const undeclared = await live(cases, false);
    expect(breached(undeclared, kept, 'confirmed').length).toBeGreaterThan(10);
  });
});

describe('row 49: a nightly CSV, due at 17:00 today, the offer of 10:00 in the file of tonight', () => {
  const [urgent] = casesOfTheDay(1, 50).filter(
    ({ standard, offer }) => standard === 'ca-ta-urg-npa' && offer,
  );
  const asked = at('2026-07-15 17:00');
  const row: Case = {
    ...urgent!,
    request: { ...urgent!.request, time: asked },
    offer: {
      ...urgent!.offer!,
      time: at('2026-07-17 10:00'),
      data: { ...urgent!.offer!.data, startsAt: new Date(at('2026-07-17 16:00')).toISOString() },
    },
  };

  it('is held, then said to be breached only provisionally because the source is late, then met', async () => {
    const sayings = (await live([row], true)).filter(({ standard }) => standard === row.standard);
    expect(sayings.map(({ status, basis }) => `${status} ${basis}`).slice(-2)).toEqual([
      'breached provisional',
      'met confirmed',
    ]);
    const late = sayings.find(({ status }) => status === 'breached')!;
    expect(late.basisReason).toBe('source-late');
    expect(late.recordedAt).toBeGreaterThanOrEqual(at('2026-07-17 17:15'));
    expect(late.recordedAt).toBeLessThan(at('2026-07-17 17:18'));
    expect(sayings.at(-1)!.recordedAt).toBeGreaterThanOrEqual(at('2026-07-18 02:00'));
  });
});
