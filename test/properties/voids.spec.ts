import type { TamEvent } from '@tam/events';
import { canonicalJson } from '@tam/record';
import fc from 'fast-check';
import { askedAt, history, voidOf } from './case-history';
import { bytesOf, holds, outcomesOf, stored } from './outcomes';

const REQUEST = 'intake.request-received.v1';

/** A history, one event of it, and where among the deliveries its void comes. */
const voided = history.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.constantFrom(...events),
    fc.nat(events.length),
    fc.integer({ min: -30, max: 30 }),
  ),
);

/** Of a request with the authorization of a second person: without it its time would remain. */
function voidFully(target: TamEvent, id: string, days: number): TamEvent {
  return voidOf(target, id, days, target.type === REQUEST);
}

/** What is said besides that an anchor was voided. */
function saidOf(events: readonly TamEvent[], asOf: number): string {
  return canonicalJson(outcomesOf(stored(events), asOf).filter(({ status }) => status !== 'void'));
}

describe('a void', () => {
  it('equals never having had the event, wherever it comes and whatever time it carries', () => {
    holds(
      fc.property(voided, askedAt, ([events, target, place, days], asOf) => {
        const without = events.filter((event) => event !== target);
        const taken = [...events];
        taken.splice(place, 0, voidFully(target, 'void-1', days));
        expect(saidOf(taken, asOf)).toBe(saidOf(without, asOf));
      }),
      300,
    );
  });

  it('of a void does nothing', () => {
    holds(
      fc.property(voided, askedAt, ([events, target, , days], asOf) => {
        const first = voidFully(target, 'void-1', days);
        const once = [...events, first];
        const twice = [...once, voidFully(first, 'void-2', 1)];
        expect(bytesOf(stored(twice), asOf)).toBe(bytesOf(stored(once), asOf));
      }),
      150,
    );
  });
});
