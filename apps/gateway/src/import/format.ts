import { formatInstant, parseInstant, type Json } from '@tam/events';
import type { LocalClock } from './local-clock';
import { compilePattern, type DatePattern } from './pattern';
import { pointerTo, read, type Read, unread } from './fault';

/** Reads the text of a cell (never empty) in a format; local times in the zone of the clock. */
export interface Format {
  /** `instant` values become RFC 3339 text in UTC, `date` values YYYY-MM-DD. */
  readonly gives: 'text' | 'number' | 'boolean' | 'date' | 'instant';
  read(text: string, column: string, clock: LocalClock): Read<Json>;
}

const YES = ['true', 'yes', 'y', '1'];
const NO = ['false', 'no', 'n', '0'];
const LOCAL_PATTERNS = ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm:ss.SSS'];

/**
 * The format of a name (`text`, `integer`, `number`, `boolean`, `date`, `instant`, `local`, `epoch-seconds`,
 * `epoch-milliseconds`) or of a date pattern (`M/D/YYYY h:mm A`). `at` says which instant of a day a date means.
 * Words where there is none such.
 */
export function compileFormat(name: string, at: 'start-of-day' | 'end-of-day' | undefined): Format | string {
  const format = name === 'date' ? compileDates('YYYY-MM-DD', at) : (named(name) ?? compileDates(name, at));
  if (typeof format !== 'string' && at !== undefined && format.gives !== 'instant') {
    return `'${name}' is not a date, so 'at' says nothing about it`;
  }
  return format;
}

const NAMED: Readonly<Record<string, Format>> = {
  text: { gives: 'text', read: (text) => read(text) },
  integer: number((text) => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined), 'a whole number'),
  number: number(
    (text) => (/^[+-]?\d+(\.\d+)?([eE][+-]?\d{1,2})?$/.test(text) ? Number(text) : undefined),
    'a number with a decimal point',
  ),
  boolean: {
    gives: 'boolean',
    read: (text, column) => {
      const word = text.toLowerCase();
      if (YES.includes(word) || NO.includes(word)) return read(YES.includes(word));
      return misread(text, column, `one of ${[...YES, ...NO].join(', ')}`);
    },
  },
  instant: instants(
    (text) => parseInstant(text),
    'an RFC 3339 instant with its offset, in the years 2000-2100',
  ),
  'epoch-seconds': instants((text) => epoch(text, 1000), 'seconds since 1970'),
  'epoch-milliseconds': instants((text) => epoch(text, 1), 'milliseconds since 1970'),
  local: localTimes(
    LOCAL_PATTERNS.map((pattern) => compilePattern(pattern) as DatePattern),
    'a local date and time such as 2026-07-03 16:40:00',
    (text) => text.replace('T', ' '),
  ),
};

function named(name: string): Format | undefined {
  return Object.hasOwn(NAMED, name) ? NAMED[name] : undefined;
}

function number(parse: (text: string) => number | undefined, what: string): Format {
  return {
    gives: 'number',
    read: (text, column) => {
      const value = parse(text);
      return value === undefined ? misread(text, column, what) : read(value);
    },
  };
}

function instants(parse: (text: string) => number | undefined, what: string): Format {
  return {
    gives: 'instant',
    read: (text, column) => {
      const instant = parse(text);
      return instant === undefined ? misread(text, column, what) : read(formatInstant(instant));
    },
  };
}

function epoch(text: string, unit: number): number | undefined {
  if (!/^\d{1,14}(\.\d{1,9})?$/.test(text)) return undefined;
  const instant = Math.floor(Number(text) * unit);
  return parseInstant(formatInstant(instant));
}

function localTimes(
  patterns: readonly DatePattern[],
  what: string,
  clean: (text: string) => string = (text) => text,
): Format {
  return {
    gives: 'instant',
    read: (text, column, clock) => {
      const cleaned = clean(text);
      for (const pattern of patterns) {
        const local = pattern.parse(cleaned);
        if (local?.wall !== undefined) return atWall(clock, local.date, local.wall, column);
      }
      return misread(text, column, what);
    },
  };
}

function atWall(clock: LocalClock, date: string, wall: number, column: string): Read<Json> {
  const found = clock.at(date, wall);
  switch (found.kind) {
    case 'instant':
      return read(formatInstant(found.instant));
    case 'missing':
      return unread('TAM_IMPORT_LOCAL_TIME_MISSING', pointerTo(column), found.message);
    case 'twice':
      return unread('TAM_IMPORT_LOCAL_TIME_TWICE', pointerTo(column), found.message);
  }
}

function compileDates(name: string, at: 'start-of-day' | 'end-of-day' | undefined): Format | string {
  const pattern = compilePattern(name);
  if (typeof pattern === 'string') {
    return `'${name}' is no named format (${Object.keys(NAMED).join(', ')}, date), and as a date pattern it ${pattern}`;
  }
  if (pattern.hasTime) {
    if (at !== undefined) return `'${name}' has a time of day, so 'at' says nothing about it`;
    return localTimes([pattern], `a local date and time like ${name}`);
  }
  const what = `a date like ${name}, in the years 2000-2100`;
  return {
    gives: at === undefined ? 'date' : 'instant',
    read: (text, column, clock) => {
      const date = pattern.parse(text)?.date;
      if (date === undefined) return misread(text, column, what);
      if (at === undefined) return read(date);
      return read(formatInstant(at === 'start-of-day' ? clock.startOfDay(date) : clock.endOfDay(date)));
    },
  };
}

/** Says what was expected, and of the cell only its length: a cell may hold what must not travel. */
function misread(text: string, column: string, what: string): Read<never> {
  return unread(
    'TAM_IMPORT_VALUE',
    pointerTo(column),
    `Column ${column} should hold ${what}; it holds ${text.length} characters that are not.`,
  );
}
