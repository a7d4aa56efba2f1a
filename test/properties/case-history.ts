import type { TamEvent } from '@tam/events';
import fc from 'fast-check';
import { at, CLERK, NURSE } from '../stories/story';
import { happening, MINUTE, request, toEvent, type Happening } from './happenings';

const DAY_MS = 1440 * MINUTE;

/** Starts whose limits cross a clock change, a holiday on which the named calendars differ, or nothing. */
const BASES = [at('2026-03-02 09:00'), at('2026-11-20 16:40'), at('2026-05-04 23:59:30')];

/** A history, the instant from which its times are counted, and more of the same kind that may come later. */
export interface Unfolding {
  readonly base: number;
  readonly events: readonly TamEvent[];
  readonly more: readonly Happening[];
}

/** What happened to one member in one to three cases, and up to five things that somebody may still tell of. */
export const unfolding: fc.Arbitrary<Unfolding> = fc.constantFrom(...BASES).chain((base) =>
  fc
    .tuple(
      request(base),
      fc.array(request(base), { maxLength: 2 }),
      fc.array(happening(base), { minLength: 1, maxLength: 18 }),
      fc.array(happening(base), { minLength: 1, maxLength: 5 }),
    )
    .map(([first, others, rest, more]) => ({
      base,
      more,
      events: [
        { ...first, after: 0, caseId: 'case-1' },
        ...others.map((one, i) => ({ ...one, caseId: `case-${i + 2}` })),
        ...rest,
      ].map((one, i) => toEvent(one, base, i)),
    })),
);

/** What happened to one member in one to three cases: realistic in its words, unruly in its order. */
export const history: fc.Arbitrary<TamEvent[]> = unfolding.map(({ events }) => [...events]);

/** A history of which some events were taken back, by one person or by two. */
export const corrected: fc.Arbitrary<TamEvent[]> = history.chain((events) =>
  fc
    .array(fc.tuple(fc.constantFrom(...events), fc.integer({ min: -3, max: 30 }), fc.boolean()), {
      maxLength: 3,
    })
    .map((targets) => [
      ...events,
      ...targets.map(([target, days, authorized], i) => voidOf(target, `void-${i}`, days, authorized)),
    ]),
);

/** The void of an event, sent so many days after it; authorized: confirmed by a second person. */
export function voidOf(target: TamEvent, id: string, days: number, authorized: boolean): TamEvent {
  return {
    source: 'urn:synthetic:intake',
    id,
    type: 'intake.event-voided.v1',
    time: target.time + days * DAY_MS,
    memberRef: target.memberRef,
    caseId: target.caseId,
    data: {
      voids: { source: target.source, id: target.id },
      by: CLERK,
      ...(authorized && { authorizedBy: NURSE }),
    },
  };
}

/** An instant to ask about: any time from before the first request until long after the last limit. */
export const askedAt: fc.Arbitrary<number> = fc
  .tuple(
    fc.constantFrom(...BASES),
    fc.oneof(fc.integer({ min: -1, max: 60 }), fc.integer({ min: 60, max: 150 })),
    fc.constantFrom(-1, 0, 1, 3_600_000),
  )
  .map(([base, days, ms]) => base + days * DAY_MS + ms);
