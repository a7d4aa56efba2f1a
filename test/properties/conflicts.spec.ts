import type { TamEvent } from '@tam/events';
import { fold, storedBytes } from '@tam/record';
import fc from 'fast-check';
import { askedAt, history } from './case-history';
import { bytesOf, holds, outcomesOf, stored } from './outcomes';

/** A history of which some events were delivered a second time with another content. */
const contradicted = history.chain((events) =>
  fc
    .tuple(
      fc.subarray(events, { minLength: 1, maxLength: Math.min(3, events.length) }),
      fc.integer({ min: -90, max: 90 }),
    )
    .map(([again, minutes]) => ({
      events,
      variants: again.map((event) => ({ ...event, time: event.time + minutes * 60_000 })),
    })),
);

const smallest = (a: TamEvent, b: TamEvent): TamEvent => {
  const [first, second] = stored([a, b]).map(storedBytes);
  return second! < first! ? b : a;
};

describe('two deliveries of one event that say different things', () => {
  it('are decided the same in any order', () => {
    const cases = contradicted.chain(({ events, variants }) => {
      const all = [...events, ...variants];
      return fc.record({
        all: fc.constant(all),
        order: fc.shuffledSubarray(all, { minLength: all.length }),
      });
    });
    holds(
      fc.property(cases, askedAt, ({ all, order }, asOf) => {
        expect(bytesOf(stored(order), asOf)).toBe(bytesOf(stored(all), asOf));
      }),
    );
  });

  it('leave the record with the one whose bytes sort first, and every case that used it is flagged', () => {
    holds(
      fc.property(contradicted, askedAt, ({ events, variants }, asOf) => {
        const decided = events.map((event) => {
          const other = variants.find((variant) => variant.id === event.id);
          return other ? smallest(event, other) : event;
        });
        const record = fold('member-1', stored([...events, ...variants]));
        const used = record.cases.flatMap((kase) => kase.events);
        const expected = fold('member-1', stored(decided)).cases.flatMap((kase) => kase.events);
        expect(used.map(storedBytes)).toEqual(expected.map(storedBytes));
        const contested = new Set([...record.conflicts].map((event) => event.caseId));
        for (const one of outcomesOf(stored([...events, ...variants]), asOf)) {
          if (contested.has(one.caseId)) expect(one.flags).toContain('conflict');
        }
      }),
      200,
    );
  });
});
