import { TamError } from '@tam/errors';

/** A span of local dates, both ends included. */
export interface Period {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const QUARTER = /^(\d{4})-?Q([1-4])$/;
const MONTH = /^(\d{4})-(\d{2})$/;
const YEAR = /^\d{4}$/;
const SPAN = /^(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})$/;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `2026Q1`, `2026-03`, `2026` or `2026-01-01..2026-03-31`. Throws TAM_STATISTICS_PERIOD. */
export function parsePeriod(text: string): Period {
  const quarter = QUARTER.exec(text);
  if (quarter) {
    const last = Number(quarter[2]) * 3;
    return { name: `${quarter[1]}Q${quarter[2]}`, ...months(Number(quarter[1]), last - 2, last) };
  }
  const month = MONTH.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return { name: text, ...months(Number(month[1]), Number(month[2]), Number(month[2])) };
  if (YEAR.test(text)) return { name: text, ...months(Number(text), 1, 12) };
  const span = SPAN.exec(text);
  if (span && isDate(span[1]!) && isDate(span[2]!) && span[1]! <= span[2]!)
    return { name: text, from: span[1]!, to: span[2]! };
  throw new TamError('TAM_STATISTICS_PERIOD', `"${text}" names no period.`, { period: text });
}

/** Whether a local date (YYYY-MM-DD) falls into a period. */
export function isIn({ from, to }: Period, date: string): boolean {
  return from <= date && date <= to;
}

function months(year: number, first: number, last: number): Omit<Period, 'name'> {
  return { from: dateOf(year, first, 1), to: dateOf(year, last, daysOf(year, last)) };
}

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function dateOf(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
