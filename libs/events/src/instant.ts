const DAY = 86_400_000;
const MIN_YEAR = 2000;
const MAX_YEAR = 2100;
const FIRST = 946_684_800_000; // 2000-01-01T00:00:00.000Z
const LAST = 4_133_980_799_999; // 2100-12-31T23:59:59.999Z
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The instant a text names, in epoch milliseconds (UTC), or undefined where it is not one this contract takes.
 * Strict RFC 3339: upper-case T, seconds present, Z or a numeric offset. Digits beyond the millisecond are cut, never
 * rounded, so that the last instant of a day stays in it. Refused: no offset, 24:00, second 60, -00:00, days that do
 * not exist, years outside 2000-2100, as written or in UTC (so that `formatInstant` always gives a text that reads back).
 */
export function parseInstant(text: string): number | undefined {
  const length = text.length;
  if (length < 20 || length > 64) return undefined;
  const day = epochDay(text);
  if (day < 0 || text.charCodeAt(10) !== 84) return undefined;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return undefined;

  let at = 19;
  let fraction = 0;
  if (text.charCodeAt(at) === 46) {
    let scale = 100;
    let digit = digitAt(text, ++at);
    if (digit < 0) return undefined;
    for (; digit >= 0; digit = digitAt(text, ++at)) {
      fraction += digit * scale;
      scale = scale === 100 ? 10 : scale === 10 ? 1 : 0;
    }
  }
  const offset = offsetMinutes(text, at);
  if (offset === undefined) return undefined;
  const instant = day * DAY + ((hour * 60 + minute - offset) * 60 + second) * 1000 + fraction;
  return instant >= FIRST && instant <= LAST ? instant : undefined;
}

/** True for a calendar date YYYY-MM-DD that exists, in the years 2000-2100. */
export function isLocalDate(text: string): boolean {
  return text.length === 10 && epochDay(text) >= 0;
}

/** ISO 8601 in UTC with milliseconds (`2026-07-03T23:40:00.000Z`) of an instant in epoch milliseconds. */
export function formatInstant(instant: number): string {
  const day = Math.floor(instant / DAY);
  const ms = instant - day * DAY;
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const clock = `${SIXTIETHS[hours]}:${SIXTIETHS[minutes - hours * 60]}:${SIXTIETHS[seconds - minutes * 60]}`;
  return `${dateText(day)}T${clock}.${THOUSANDTHS[ms - seconds * 1000]}Z`;
}

const SIXTIETHS: readonly string[] = Array.from({ length: 60 }, (_, value) => pad(value, 2));
const THOUSANDTHS: readonly string[] = Array.from({ length: 1000 }, (_, value) => pad(value, 3));

/** Date texts by day number, dropped as a whole before they grow: outcomes name the same few days again and again. */
const dateTexts = new Map<number, string>();
const MOST_DATE_TEXTS = 4096;

function dateText(day: number): string {
  let text = dateTexts.get(day);
  if (text === undefined) {
    const { year, month, dayOfMonth } = civilFromEpochDay(day);
    text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
    if (dateTexts.size >= MOST_DATE_TEXTS) dateTexts.clear();
    dateTexts.set(day, text);
  }
  return text;
}

/** Days since 1970-01-01 of the YYYY-MM-DD a text begins with; -1 where there is none in range. */
function epochDay(text: string): number {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return -1;
  const century = twoDigits(text, 0);
  const yearOfCentury = twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (century < 0 || yearOfCentury < 0 || month < 1 || month > 12 || day < 1) return -1;
  const year = century * 100 + yearOfCentury;
  if (year < MIN_YEAR || year > MAX_YEAR) return -1;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (DAYS_IN_MONTH[month - 1] as number) + (leap && month === 2 ? 1 : 0)) return -1;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const inYear = (DAYS_BEFORE_MONTH[month - 1] as number) + (leap && month > 2 ? 1 : 0) + day - 1;
  return (year - 1970) * 365 + leapDays + inYear;
}

/** Minutes east of UTC of the Z or numeric offset that ends a text at `at`. */
function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if (sign === 90) return text.length === at + 1 ? 0 : undefined;
  if ((sign !== 43 && sign !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58)
    return undefined;
  const hours = twoDigits(text, at + 1);
  const minutes = twoDigits(text, at + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined;
  const total = hours * 60 + minutes;
  if (sign === 43) return total;
  return total === 0 ? undefined : -total;
}

function digitAt(text: string, at: number): number {
  const code = text.charCodeAt(at) - 48;
  return code >= 0 && code <= 9 ? code : -1;
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Proleptic Gregorian date of a day number, by eras of 400 years that begin on 1 March. */
function civilFromEpochDay(epochDays: number): { year: number; month: number; dayOfMonth: number } {
  const shifted = epochDays + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth };
}
