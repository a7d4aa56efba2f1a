import { isLocalDate } from '@tam/events';

/** A local date, with a time of day (milliseconds on the wall clock) where the pattern has one. */
export interface LocalReading {
  readonly date: string;
  readonly wall: number | undefined;
}

/** A compiled date pattern. `parse` gives undefined for a text that does not fit it or names no existing day or time. */
export interface DatePattern {
  readonly hasTime: boolean;
  parse(text: string): LocalReading | undefined;
}

const TOKENS = /YYYY|MM|M|DD|D|HH|H|hh|h|mm|ss|SSS|A|[\s\S]/g;

/** Token: the field it fills and the text it takes. Two-digit years are not among them: they name no century. */
const FIELDS: Readonly<Record<string, { readonly field: string; readonly takes: string }>> = {
  YYYY: { field: 'year', takes: '\\d{4}' },
  MM: { field: 'month', takes: '\\d{2}' },
  M: { field: 'month', takes: '\\d{1,2}' },
  DD: { field: 'day', takes: '\\d{2}' },
  D: { field: 'day', takes: '\\d{1,2}' },
  HH: { field: 'hour', takes: '\\d{2}' },
  H: { field: 'hour', takes: '\\d{1,2}' },
  hh: { field: 'hour12', takes: '\\d{2}' },
  h: { field: 'hour12', takes: '\\d{1,2}' },
  mm: { field: 'minute', takes: '\\d{2}' },
  ss: { field: 'second', takes: '\\d{2}' },
  SSS: { field: 'fraction', takes: '\\d{1,9}' },
  A: { field: 'half', takes: '[AaPp]\\.?[Mm]\\.?' },
};

/**
 * Compiles a pattern such as `YYYY-MM-DD HH:mm:ss` or `M/D/YYYY h:mm A`. Gives words instead of a pattern where it
 * names no whole date, half a time, or a letter that is no token.
 */
export function compilePattern(pattern: string): DatePattern | string {
  const fields: string[] = [];
  let source = '^';
  for (const token of pattern.match(TOKENS) ?? []) {
    const known = FIELDS[token];
    if (known !== undefined) {
      if (fields.includes(known.field)) return `names ${token} twice`;
      fields.push(known.field);
      source += `(?<${known.field}>${known.takes})`;
    } else if (/[A-SU-Za-z]/.test(token)) {
      return `has the letter ${token}, which is no token (${Object.keys(FIELDS).join(', ')})`;
    } else {
      source += token.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
    }
  }
  const has = (field: string): boolean => fields.includes(field);
  if (!has('year') || !has('month') || !has('day')) return 'needs a year (YYYY), a month and a day';
  const hasTime = ['hour', 'hour12', 'minute', 'second', 'fraction', 'half'].some(has);
  if (hasTime && !(has('minute') && has('hour') !== has('hour12'))) return 'needs an hour and minutes (mm)';
  if (has('hour12') !== has('half')) return 'needs A (AM or PM) with hh or h, and only with them';
  const shape = new RegExp(`${source}$`);
  return { hasTime, parse: (text) => readFields(shape.exec(text)?.groups, hasTime) };
}

function readFields(
  groups: Record<string, string | undefined> | undefined,
  hasTime: boolean,
): LocalReading | undefined {
  if (groups === undefined) return undefined;
  const two = (text: string | undefined): string => (text ?? '').padStart(2, '0');
  const date = `${groups['year']}-${two(groups['month'])}-${two(groups['day'])}`;
  if (!isLocalDate(date)) return undefined;
  if (!hasTime) return { date, wall: undefined };

  const hour = groups['hour12'] === undefined ? Number(groups['hour']) : hourOfDay(groups);
  const minute = Number(groups['minute']);
  const second = Number(groups['second'] ?? 0);
  if (hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const fraction = Number((groups['fraction'] ?? '').padEnd(3, '0').slice(0, 3));
  return { date, wall: ((hour * 60 + minute) * 60 + second) * 1000 + fraction };
}

function hourOfDay(groups: Record<string, string | undefined>): number | undefined {
  const hour = Number(groups['hour12']);
  if (hour < 1 || hour > 12) return undefined;
  const afternoon = groups['half']?.toUpperCase().startsWith('P') === true;
  return (hour % 12) + (afternoon ? 12 : 0);
}
