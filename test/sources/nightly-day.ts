import type { TamEvent } from '@tam/events';
import { SeededRandomness } from '@tam/monitor';
import { Temporal } from 'temporal-polyfill';

const HOUR = 3_600_000;
const ZONE = 'America/Los_Angeles';
export const FILE = '/clinic/scheduling';

/** Epoch ms of a local time in California. */
export const at = (local: string): number =>
  Temporal.PlainDateTime.from(local.replace(' ', 'T')).toZonedDateTime(ZONE).epochMilliseconds;

/** One request, what became of it, and the truth by construction. */
export interface Case {
  readonly caseId: string;
  readonly standard: 'ca-ta-urg-npa' | 'ca-ta-npmh';
  readonly request: TamEvent;
  /** What only the file of the night tells; undefined: nothing was ever offered. */
  readonly offer: TamEvent | undefined;
  readonly isBroken: boolean;
}

/**
 * Requests that all fall due on Friday 2026-07-17: urgent ones made on the 15th, 48 hours before, and non-urgent ones
 * of Saturday the 4th, whose ten business days end at its last millisecond. A third of them is never offered anything, a
 * third only something too late.
 */
export function casesOfTheDay(seed: number, count: number): readonly Case[] {
  const chance = new SeededRandomness(seed);
  return Array.from({ length: count }, (_, i) => oneCase(`case-${seed}-${i}`, chance));
}

function oneCase(caseId: string, chance: SeededRandomness): Case {
  const isUrgent = chance.fraction() < 0.6;
  const day = isUrgent ? at('2026-07-15 00:00') : at('2026-07-04 00:00');
  const asked = day + Math.floor(chance.fraction() * 24 * HOUR);
  const due = isUrgent ? asked + 48 * HOUR : at('2026-07-17 23:59:59.999');
  const kind = Math.floor(chance.fraction() * 3);
  const made = asked + Math.floor(chance.fraction() * (due - asked));
  const startsAt =
    kind === 0
      ? made + Math.floor(chance.fraction() * (due - made))
      : due + 1 + Math.floor(chance.fraction() * 72 * HOUR);
  const common = { memberRef: `m-${caseId}`, caseId };
  return {
    caseId,
    standard: isUrgent ? 'ca-ta-urg-npa' : 'ca-ta-npmh',
    isBroken: kind !== 0,
    request: {
      source: '/clinic/intake',
      id: `r-${caseId}`,
      type: 'intake.request-received.v1',
      time: asked,
      ...common,
      data: {
        ...common,
        service: 'mh-nonphysician',
        statedUrgency: isUrgent ? 'urgent' : 'non-urgent',
        statedBy: { office: 'member' },
        requestedBy: { office: 'member' },
        channel: 'phone',
        lineOfBusiness: 'commercial',
        network: 'north',
        region: 'us-ca',
        timeZone: ZONE,
      },
    },
    offer:
      kind === 2
        ? undefined
        : {
            source: FILE,
            id: `o-${caseId}`,
            type: 'scheduling.slot-offered.v1',
            time: made,
            ...common,
            data: {
              ...common,
              offerId: `of-${caseId}`,
              startsAt: new Date(startsAt).toISOString(),
              purpose: 'treatment',
              modality: 'in-person',
              providerRole: 'therapist',
            },
          },
  };
}
