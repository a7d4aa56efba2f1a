import type { CountedDay } from '@tam/calendar';
import type { Determination } from '@tam/record';
import { VERIFICATION } from '../prose/citation-words';
import type { ClockExplanation, ShownLimit } from './explanation';

const UNITS: Readonly<Record<string, string>> = {
  minutes: 'minutes of elapsed time',
  hours: 'hours of elapsed time, through weekends, holidays and clock changes',
  'business-days': 'business days',
  'calendar-days': 'calendar days',
  weeks: 'weeks',
};

/** One clock as lines of text: the arithmetic, what stopped it, what is said and why. */
export function renderClock(clock: ClockExplanation): string[] {
  const { determination } = clock;
  const rows: Row[] = [
    ['start', `${clock.startedAt.local}  (${clock.startedAt.utc})`],
    ...limitRows(clock.limit, determination.anchorKey),
  ];
  if (clock.originalDueAt !== undefined) {
    rows.push(['first due', `${clock.originalDueAt.local}  (${clock.originalDueAt.utc})`]);
  }
  rows.push(
    ['due', `${clock.dueAt.local}  (${clock.dueAt.utc}), inclusive`],
    ...stopRows(determination),
    ['status', determination.status],
    ...optional('because', determination.because),
    ...optional('missing', determination.missing),
    ['flags', determination.flags.join(', ') || 'none'],
    ...alternativeRows(determination),
    ...citationRows(determination),
    ...determination.trace.map((step, index): Row => [
      index === 0 ? 'steps' : '',
      `${step.step}: ${step.text}`,
    ]),
  );
  const { standard, anchorKey, status } = determination;
  return [`Clock ${standard} (${anchorKey}): ${status}`, `  ${clock.title}`, ...rows.map(renderRow)];
}

type Row = readonly [name: string, text: string];

function renderRow([name, text]: Row): string {
  return `  ${name.padEnd(11)}${text}`;
}

function limitRows(limit: ShownLimit | undefined, anchorKey: string): Row[] {
  if (limit === undefined) return [['limit', 'the packs in use do not have this standard at that date']];
  const words = `${limit.count} ${UNITS[limit.unit] ?? limit.unit}`;
  const calendar = limit.calendar === 'none' ? '' : `, calendar ${limit.calendar}`;
  const [anchor = ''] = anchorKey.split(':');
  return [['limit', words + calendar], ...(limit.days ?? []).map((day): Row => ['', renderDay(day, anchor)])];
}

function renderDay({ date, weekday, index, skipped }: CountedDay, anchor: string): string {
  const place = index === undefined ? 'skipped' : `day ${index}`;
  const why = skipped ?? (index === 0 ? anchor : '');
  return `${place.padEnd(8)} ${weekday} ${date}  ${why}`.trimEnd();
}

function stopRows({ evidence, firmAt, metAt, stoppedBy }: Determination): Row[] {
  if (stoppedBy === undefined) return [['stopped by', 'nothing']];
  const parts = [
    `${stoppedBy}${evidence === undefined ? '' : ` (${evidence})`}`,
    metAt === undefined ? '' : `made ${metAt}`,
    firmAt === undefined ? '' : `starts ${firmAt}`,
  ];
  return [['stopped by', parts.filter((part) => part !== '').join(', ')]];
}

function alternativeRows({ alternatives = [] }: Determination): Row[] {
  return alternatives.map(({ calendar, dueAt, status }): Row => [
    'otherwise',
    `under calendar ${calendar}: due ${dueAt}, ${status}`,
  ]);
}

function citationRows({ citation }: Determination): Row[] {
  return [
    ['citation', citation.text],
    ...optional('', citation.url),
    ['', VERIFICATION[citation.verification]],
  ];
}

function optional(name: string, text: string | undefined): Row[] {
  return text === undefined ? [] : [[name, text]];
}
