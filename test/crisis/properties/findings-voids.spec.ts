import type { TamEvent } from '@tam/events';
import fc from 'fast-check';
import { CLERK } from '../crisis-story';
import { askedAt, history } from './crisis-history';
import { bytesOf, evaluateAll, holds, stored } from './crisis-outcomes';

/** A history, one of its events, and the void of it so many minutes later. */
const withTarget = history.chain((events) =>
  fc.record({ events: fc.constant(events), target: fc.constantFrom(...events), minutes: fc.nat(4000) }),
);

const voidOf = (target: TamEvent, id: string, time: number): TamEvent => ({
  source: 'urn:synthetic:intake',
  id,
  type: 'intake.event-voided.v1',
  time,
  memberRef: target.memberRef,
  caseId: target.caseId,
  data: { voids: { source: target.source, id: target.id }, by: CLERK },
});

describe('a void', () => {
  it('leaves no open finding but those that would be there if the event had never been sent, and what says that it was taken back', () => {
    holds(
      fc.property(withTarget, askedAt, ({ events, target, minutes }, asOf) => {
        const without = events.filter((event) => event !== target);
        const voided = [...events, voidOf(target, 'v', target.time + minutes * 60_000)];
        const standing = (all: readonly TamEvent[]): string[] =>
          evaluateAll(stored(all), asOf)
            .outcomes.filter(({ status, rule }) => status === 'open' && rule !== 'R24')
            .map(({ id }) => id);
        expect(standing(voided)).toEqual(standing(without));
      }),
    );
  });

  it('of a void does nothing', () => {
    holds(
      fc.property(withTarget, askedAt, ({ events, target, minutes }, asOf) => {
        const time = target.time + minutes * 60_000;
        const first = voidOf(target, 'v', time);
        const voided = [...events, first];
        expect(bytesOf(stored([...voided, voidOf(first, 'w', time + 1)]), asOf)).toBe(
          bytesOf(stored(voided), asOf),
        );
      }),
    );
  });
});
