import { canonicalJson, fold, type Evaluation } from '@tam/record';
import fc from 'fast-check';
import { askedAt, corrected } from './crisis-history';
import { evaluator, holds, stored } from './crisis-outcomes';

const LONG_AFTER = 400 * 86_400_000;

describe('nextDeadline of the findings is the first instant at which silence changes one', () => {
  it('nothing changes before it, something changes at it, and where there is none nothing ever changes', () => {
    holds(
      fc.property(corrected, askedAt, fc.double({ min: 0, max: 1, noNaN: true }), (events, asOf, share) => {
        const record = fold('member-1', stored(events));
        const evaluate = (instant: number): Evaluation => evaluator.evaluate(record, instant);
        const bytes = (instant: number): string => canonicalJson(evaluate(instant).outcomes);
        const { nextDeadline } = evaluate(asOf);
        const said = bytes(asOf);
        if (nextDeadline === undefined) {
          expect(bytes(asOf + Math.floor(share * LONG_AFTER))).toBe(said);
          expect(bytes(asOf + LONG_AFTER)).toBe(said);
          return;
        }
        expect(nextDeadline).toBeGreaterThan(asOf);
        expect(bytes(asOf + Math.floor(share * (nextDeadline - 1 - asOf)))).toBe(said);
        expect(bytes(nextDeadline - 1)).toBe(said);
        expect(bytes(nextDeadline)).not.toBe(said);
      }),
      300,
    );
  });

  it('following it from tick to tick comes to an end', () => {
    holds(
      fc.property(corrected, (events) => {
        const record = fold('member-1', stored(events));
        let ticks = 0;
        let asOf: number | undefined = 0;
        while ((asOf = evaluator.evaluate(record, asOf).nextDeadline) !== undefined) {
          ticks += 1;
          expect(ticks).toBeLessThan(200);
        }
      }),
      150,
    );
  });
});

describe('silence', () => {
  it('opens and worsens findings and never mends, retracts or takes one away', () => {
    holds(
      fc.property(corrected, askedAt, fc.nat(40 * 86_400_000), (events, asOf, later) => {
        const record = fold('member-1', stored(events));
        const before = evaluator.evaluate(record, asOf).outcomes;
        const after = new Map(evaluator.evaluate(record, asOf + later).outcomes.map((one) => [one.id, one]));
        for (const { id, status, openedAt } of before) {
          const now = after.get(id);
          expect(now).toBeDefined();
          if (status !== 'open') continue;
          expect(now).toMatchObject({ status });
          // Before its last event an instant may be asked about deadlines that had not passed by then.
          const isWhole = events.every(({ time }) => time <= asOf);
          expect(isWhole ? now!.openedAt === openedAt : now!.openedAt <= openedAt).toBe(true);
        }
      }),
    );
  });
});
