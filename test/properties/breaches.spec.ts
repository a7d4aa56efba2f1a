import type { TamEvent } from '@tam/events';
import { fold, type Determination, type StoredEvent } from '@tam/record';
import fc from 'fast-check';
import { askedAt, unfolding, type Unfolding } from './case-history';
import { mayTurn, settledAt } from './after-a-breach';
import { evaluator } from './every-kind';
import { MINUTE, toEvent } from './happenings';
import { holds, outcomesOf, stored } from './outcomes';

const breachesOf = (events: readonly StoredEvent[], asOf: number): readonly Determination[] =>
  outcomesOf(events, asOf).filter(({ status }) => status === 'breached');

/** Beside a slot that cannot be true a breach rests on the others alone: once they are found to be other care, nothing is known. */
const isSound = ({ trace }: Determination): boolean => trace.every(({ values }) => values['fit'] !== 'error');

/** What is told after the limit of a breach: it happened some minutes or days after that limit, or when it would have. */
function toldLater({ base, events, more }: Unfolding, breach: Determination, inTime: boolean): TamEvent[] {
  const by = settledAt(breach, events);
  const from = inTime ? base : by + 1;
  return more
    .map((one, i) => {
      const { time, recordedTime, ...event } = toEvent(one, base, events.length + i);
      const at = from + one.after * MINUTE;
      return {
        ...event,
        time: at,
        ...(recordedTime !== undefined && { recordedTime: at + recordedTime - time }),
      };
    })
    .filter((event) => !mayTurn(event, breach, by, events));
}

describe('a breach', () => {
  it('stays one, whatever is told later that is not on the closed list (settled: what takes a breach back)', () => {
    holds(
      fc.property(unfolding, askedAt, fc.boolean(), fc.nat(200 * 1440), (told, asOf, inTime, minutes) => {
        const before = stored(told.events);
        for (const breach of breachesOf(before, asOf).filter(isSound)) {
          const after = stored(toldLater(told, breach, inTime));
          const { outcomes } = evaluator.evaluate(
            fold('member-1', [...before, ...after]),
            asOf + minutes * MINUTE,
          );
          const now = outcomes.find(({ id }) => id === breach.id);
          expect([breach.standard, now?.status]).toEqual([breach.standard, 'breached']);
        }
      }),
      400,
    );
  });

  it('stays one while time passes', () => {
    holds(
      fc.property(unfolding, askedAt, fc.nat(400 * 1440), ({ events }, asOf, minutes) => {
        const own = stored(events);
        const later = new Map(outcomesOf(own, asOf + minutes * MINUTE).map((one) => [one.id, one]));
        for (const breach of breachesOf(own, asOf)) expect(later.get(breach.id)).toEqual(breach);
      }),
    );
  });
});
