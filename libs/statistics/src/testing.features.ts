import type { CountedOutcome, CountedStandard } from './figures/counted-outcome';

const DAY = 86_400_000;

/** Noon of the first of March 2026, UTC. */
export const MARCH = 1_772_366_400_000;

/** An instant after everything that the samples tell. */
export const LATER = MARCH + 90 * DAY;

/** Days in milliseconds. */
export const days = (count: number): number => count * DAY;

/** A duty that counts requests. Made up. */
export const DUTY: CountedStandard = {
  id: 'ex-visit',
  pack: 'ex-access',
  title: 'First visit',
  kind: 'duty',
  unitOfCount: 'request',
  population: 'all',
  citation: { text: 'Example Code 1', verification: 'unverified' },
};

let made = 0;

/** A confirmed, timely outcome of March; what differs is given. Synthetic. */
export function outcomeOf(more: Partial<CountedOutcome> = {}): CountedOutcome {
  const id = `o-${++made}`;
  return {
    id,
    memberRef: `m-${id}`,
    standard: DUTY.id,
    group: { region: 'north', network: 'net-1', lineOfBusiness: 'commercial', service: 'psychiatry' },
    status: 'met',
    basis: 'confirmed',
    flags: [],
    period: '2026-03-10',
    startedAt: MARCH,
    dueAt: MARCH + days(10),
    ...more,
  };
}

/** As many of the same as asked for. */
export function many(count: number, more: Partial<CountedOutcome> = {}): readonly CountedOutcome[] {
  return Array.from({ length: count }, () => outcomeOf(more));
}
