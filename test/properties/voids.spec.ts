import type { TamEvent } from '@tam/events';
import { canonicalJson } from '@tam/record';
import fc from 'fast-check';
import { CLERK, NURSE } from '../stories/story';
import { askedAt, history } from './case-history';
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

/** The void of an event, of a request with the authorization of a second person: without it its time would remain. */
function voidOf(target: TamEvent, id: string, days: number): TamEvent {
  return {
    source: 'urn:synthetic:intake',
    id,
    type: 'intake.event-voided.v1',
    time: target.time + days * 86_400_000,
    memberRef: target.memberRef,
    caseId: target.caseId,
    data: {
      voids: { source: target.source, id: target.id },
      by: CLERK,
      ...(target.type === REQUEST && { authorizedBy: NURSE }),
    },
  };
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
        taken.splice(place, 0, voidOf(target, 'void-1', days));
        expect(saidOf(taken, asOf)).toBe(saidOf(without, asOf));
      }),
      300,
    );
  });

  it('of a void does nothing', () => {
    holds(
      fc.property(voided, askedAt, ([events, target, , days], asOf) => {
        const first = voidOf(target, 'void-1', days);
        const once = [...events, first];
        const twice = [...once, voidOf(first, 'void-2', 1)];
        expect(bytesOf(stored(twice), asOf)).toBe(bytesOf(stored(once), asOf));
      }),
      150,
    );
  });
});
