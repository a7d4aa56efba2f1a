import type { TamEvent } from '@tam/events';
import {
  canonicalJson,
  decodeCase,
  encodeCase,
  fold,
  type Determination,
  type Dictionary,
  type Evaluation,
  type StoredEvent,
} from '@tam/record';
import fc from 'fast-check';
import { CALL, callAskedAt, callClocks, callHistory, moreOfCall, voidOfStep } from './call-history';
import { holds, stored } from './outcomes';

const LONG_AFTER = 400 * 86_400_000;

function evaluated(events: readonly StoredEvent[], asOf: number): Evaluation<Determination> {
  return callClocks.evaluate(fold(CALL.memberRef, events), asOf);
}

const bytesOf = (events: readonly StoredEvent[], asOf: number): string =>
  canonicalJson(evaluated(events, asOf).outcomes);

function dictionary(): Dictionary {
  const texts: string[] = [];
  return {
    numberOf: (text) => (texts.includes(text) ? texts.indexOf(text) : texts.push(text) - 1),
    textOf: (number) => texts[number]!,
  };
}

/** The call as a row keeps it after each of some batches. */
function kept(batches: readonly (readonly StoredEvent[])[]): readonly StoredEvent[] {
  const names = dictionary();
  let events: readonly StoredEvent[] = [];
  for (const batch of batches) {
    const row = encodeCase([...events, ...batch], callClocks.reads, names);
    events = decodeCase(row, CALL.caseId, callClocks.reads, names);
  }
  return events;
}

const delivered = callHistory.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray(events, { minLength: events.length }),
    fc.subarray(events),
    fc.nat(12),
  ),
);

describe('of one call the same events give the same bytes', () => {
  it('in any order, however often each is delivered, and in any batches', () => {
    holds(
      fc.property(delivered, callAskedAt, ([events, order, again, cut], asOf) => {
        const deliveries = stored([...order, ...again]);
        expect(bytesOf(deliveries, asOf)).toBe(bytesOf(stored(events), asOf));
        const batches = [deliveries.slice(0, cut), deliveries.slice(cut)];
        expect(bytesOf(kept(batches), asOf)).toBe(bytesOf(stored(events), asOf));
      }),
      400,
    );
  });
});

describe('nextDeadline of a call is the first instant at which silence changes an outcome', () => {
  it('nothing changes before it, something changes at it, and where there is none nothing ever changes', () => {
    holds(
      fc.property(
        callHistory,
        callAskedAt,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (events, asOf, share) => {
          const record = stored(events);
          const { nextDeadline } = evaluated(record, asOf);
          const said = bytesOf(record, asOf);
          if (nextDeadline === undefined) {
            expect(bytesOf(record, asOf + Math.floor(share * LONG_AFTER))).toBe(said);
            expect(bytesOf(record, asOf + LONG_AFTER)).toBe(said);
            return;
          }
          expect(nextDeadline).toBeGreaterThan(asOf);
          expect(bytesOf(record, asOf + Math.floor(share * (nextDeadline - 1 - asOf)))).toBe(said);
          expect(bytesOf(record, nextDeadline - 1)).toBe(said);
          expect(bytesOf(record, nextDeadline)).not.toBe(said);
        },
      ),
      400,
    );
  });
});

/** What is sent, and where to, counts whenever it comes to be told: it says which promise it was. */
const decides = ({ type, data }: TamEvent): boolean =>
  type.startsWith('intake.crisis-response-') && (data['kind'] !== undefined || data['area'] !== undefined);

describe('a breach of a call or a crisis response', () => {
  it('stays one, whatever is told to have happened after the limit', () => {
    let breaches = 0;
    const longAfter = (events: readonly TamEvent[]): number => events[0]!.time + LONG_AFTER;
    const breached = (events: readonly TamEvent[]): readonly Determination[] =>
      evaluated(stored(events), longAfter(events)).outcomes.filter(({ status }) => status === 'breached');
    holds(
      fc.property(
        callHistory.chain((events) => {
          const latest = Math.max(...breached(events).map(({ dueAt }) => Date.parse(dueAt)), events[0]!.time);
          return fc.tuple(fc.constant(events), moreOfCall(latest));
        }),
        ([events, more]) => {
          fc.pre(!decides(more));
          const after = evaluated(stored([...events, more]), longAfter(events)).outcomes;
          for (const { id } of breached(events)) {
            expect(after.find((one) => one.id === id)?.status).toBe('breached');
            breaches += 1;
          }
        },
      ),
      600,
    );
    expect(breaches).toBeGreaterThan(300);
  });
});

describe('a void of what was told of a call', () => {
  const target = callHistory.chain((events) =>
    fc.tuple(fc.constant(events), fc.constantFrom(...events), fc.nat(events.length)),
  );
  const lasting = ({ status }: Determination): boolean => status !== 'void';
  const said = (events: readonly TamEvent[], asOf: number): string =>
    canonicalJson(evaluated(stored(events), asOf).outcomes.filter(lasting));

  it('that a second person authorized equals never having had it', () => {
    holds(
      fc.property(target, callAskedAt, ([events, taken, place], asOf) => {
        const without = events.filter((event) => event !== taken);
        const more = [...events];
        more.splice(place, 0, voidOfStep(taken, true));
        expect(said(more, asOf)).toBe(said(without, asOf));
      }),
      400,
    );
  });

  it('by one person alone never makes a wait that is still promised begin later', () => {
    holds(
      fc.property(target, callAskedAt, ([events, taken], asOf) => {
        const before = evaluated(stored(events), asOf).outcomes;
        const after = evaluated(stored([...events, voidOfStep(taken, false)]), asOf).outcomes;
        for (const one of before.filter(({ anchorKey }) => anchorKey === 'call:call-1')) {
          const same = after.find(({ id }) => id === one.id);
          if (same) expect(same.startedAt).toBe(one.startedAt);
        }
      }),
    );
  });
});

describe('a plain second computation of what is said of a call to triage', () => {
  const MINUTE = 60_000;
  const LIMIT = 30 * MINUTE;

  /** By hand, over the raw events, for histories in which all is told and nothing is left open. */
  function plainly(events: readonly TamEvent[]): string {
    const [first] = events;
    const due = first!.time + LIMIT;
    const inTime = (event: TamEvent): boolean => event.time >= first!.time && event.time <= due;
    const nurse = events.some(
      (event) =>
        inTime(event) &&
        event.data['mode'] === 'person' &&
        (event.data['by'] as { licence?: string }).licence === 'RN' &&
        (event.type === 'intake.call-answered.v1' || event.data['reached'] === true),
    );
    if (nurse) return 'met';
    const gone = events.some((event) => event.type === 'intake.call-abandoned.v1' && inTime(event));
    return gone ? 'ended' : 'breached';
  }

  const TOLD = new Set([
    'intake.call-queued.v1',
    'intake.call-answered.v1',
    'intake.call-back-attempted.v1',
    'intake.call-abandoned.v1',
  ]);

  function isPlain({ type, data }: TamEvent): boolean {
    if (!TOLD.has(type)) return false;
    if (type === 'intake.call-queued.v1') return data['mode'] === 'live' && data['line'] === 'triage';
    if (type === 'intake.call-abandoned.v1') return true;
    const office = (data['by'] as { office?: string; licence?: string } | undefined) ?? {};
    const known = office.licence === 'RN' || office.office === 'clerk';
    return known && data['mode'] === 'person' && typeof data['reached'] === 'boolean';
  }

  it('says the same', () => {
    let compared = 0;
    holds(
      fc.property(callHistory, (events) => {
        const [first, ...rest] = events;
        const commercial = { lineOfBusiness: 'commercial' };
        const opening: TamEvent = {
          ...first!,
          data: { ...first!.data, mode: 'live', line: 'triage', ...commercial },
        };
        const plain = [
          opening,
          ...rest
            .filter(isPlain)
            .map((event): TamEvent => ({ ...event, data: { ...event.data, ...commercial } })),
        ].filter(({ type, data }) => type !== 'intake.call-answered.v1' || data['reached'] === true);
        const outcome = evaluated(stored(plain), opening.time + LONG_AFTER).outcomes.find(
          ({ standard }) => standard === 'ex-triage',
        );
        expect(outcome?.status).toBe(plainly(plain));
        compared += plain.length > 1 ? 1 : 0;
      }),
      1500,
    );
    expect(compared).toBeGreaterThan(500);
  });
});
