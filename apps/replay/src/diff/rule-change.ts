import type { Calendar } from '@tam/calendar';
import { canonicalJson } from '@tam/record';
import type { Limit, Standard } from '@tam/standards';
import { limitWords } from '../prose/limit-words';
import { leafChanges, sameValue } from './leaf-changes';

/** One thing that two versions of a standard say differently. */
export interface RuleChange {
  /** The member of the standard, with dots into it: `limit`, `calendar`, `stop.group`, `citation.text`. */
  readonly field: string;
  /** In words; missing where that side says nothing of it. */
  readonly before?: string;
  readonly after?: string;
}

/** What decides an outcome first, what only describes it last. */
const FIRST = [
  'limit',
  'calendar',
  'start',
  'only',
  'services',
  'urgency',
  'authorization',
  'stop',
  'exceptions',
];
const LAST = ['title', 'citation', 'evidence'];
/** A version's own dates, and the version of its pack, differ wherever anything else does: they are no change of a rule. */
const NOT_COMPARED = new Set(['from', 'to', 'packVersion']);

/** What differs between two versions of one standard, the deciding things first. Empty: they say the same. */
export function ruleChanges(before: Standard, after: Standard): readonly RuleChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Standard)[];
  return names
    .filter((name) => !NOT_COMPARED.has(name) && !sameValue(before[name], after[name]))
    .sort((a, b) => weightOf(a) - weightOf(b) || (a < b ? -1 : 1))
    .flatMap((name) => memberChanges(name, before[name], after[name]));
}

function weightOf(name: string): number {
  const first = FIRST.indexOf(name);
  if (first >= 0) return first;
  const last = LAST.indexOf(name);
  return last >= 0 ? FIRST.length + 1 + last : FIRST.length;
}

function memberChanges(name: keyof Standard, before: unknown, after: unknown): readonly RuleChange[] {
  if (name === 'calendar') return calendarChanges('calendar', before as Calendar, after as Calendar);
  if (name === 'alternativeCalendars') {
    return alternativeChanges(before as readonly Calendar[], after as readonly Calendar[]);
  }
  if (name === 'limit' || name === 'warn') {
    return [{ field: name, before: limitWords(before as Limit), after: limitWords(after as Limit) }];
  }
  return leafChanges(before, after, name).map(({ path, ...sides }) => ({
    field: path,
    ...('before' in sides && { before: valueWords(sides.before) }),
    ...('after' in sides && { after: valueWords(sides.after) }),
  }));
}

function calendarChanges(field: string, before: Calendar, after: Calendar): readonly RuleChange[] {
  if (before.id !== after.id) return [{ field, before: before.id, after: after.id }];
  return leafChanges(before, after).map(({ path, ...sides }) => ({
    field: `${field} ${before.id}: ${path}`,
    ...('before' in sides && { before: valueWords(sides.before) }),
    ...('after' in sides && { after: valueWords(sides.after) }),
  }));
}

function alternativeChanges(before: readonly Calendar[], after: readonly Calendar[]): readonly RuleChange[] {
  const field = 'alternativeCalendars';
  const gone = before.filter(({ id }) => !after.some((other) => other.id === id));
  const come = after.filter(({ id }) => !before.some((other) => other.id === id));
  const ids = (calendars: readonly Calendar[]): string => calendars.map(({ id }) => id).join(', ');
  const named: RuleChange[] =
    gone.length + come.length === 0
      ? []
      : [
          {
            field,
            ...(gone.length > 0 && { before: ids(gone) }),
            ...(come.length > 0 && { after: ids(come) }),
          },
        ];
  const both = before.flatMap((calendar) => {
    const other = after.find(({ id }) => id === calendar.id);
    return other === undefined ? [] : calendarChanges(field, calendar, other);
  });
  return [...named, ...both];
}

/** A value of a pack in words. */
function valueWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(entryWords).join(', ') || 'none';
  return canonicalJson(value);
}

/** An entry of a list: a source by what it claims, a holiday by its name, else as it stands. */
function entryWords(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { claim, text, name } = entry as { claim?: unknown; text?: unknown; name?: unknown };
  if (typeof claim === 'string' && typeof text === 'string') return `${claim}: ${text}`;
  return typeof name === 'string' ? name : canonicalJson(entry);
}
