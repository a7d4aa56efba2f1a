import type { Limit } from '@tam/standards';

const UNITS: { readonly [unit in Limit['unit']]: readonly [one: string, many: string] } = {
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  'business-days': ['business day', 'business days'],
  'calendar-days': ['calendar day', 'calendar days'],
  weeks: ['week', 'weeks'],
};

/** A limit in words: `10 business days`. */
export function limitWords({ count, unit }: Limit): string {
  return `${count} ${UNITS[unit][count === 1 ? 0 : 1]}`;
}

/** A span of local dates in words: `2010-01-17 to 2021-12-31`, `from 2022-01-01 on`. */
export function spanWords({ from, to }: { readonly from: string; readonly to?: string }): string {
  return to === undefined ? `from ${from} on` : `${from} to ${to}`;
}
