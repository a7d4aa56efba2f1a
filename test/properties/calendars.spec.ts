import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { fold, sha256Hex, type Determination, type Evaluator } from '@tam/record';
import type { Standard } from '@tam/standards';
import fc from 'fast-check';
import { history } from './case-history';
import { holds, stored } from './outcomes';

const shipped = loadPackSet({ sha256: sha256Hex });
const NAMED = ['ca-state-office', 'ca-weekday', 'ca-gov6700', 'ca-civ9'];

/** The shipped packs, with business days counted by one of the four calendars and the others as alternatives. */
function evaluatorUnder(id: string): Evaluator<Determination> {
  return createAccessEvaluator({
    ...shipped,
    inForce: (pack, date) => shipped.inForce(pack, date).map((standard) => countedBy(standard, id)),
  });
}

function countedBy(standard: Standard, id: string): Standard {
  const named = [standard.calendar, ...standard.alternativeCalendars];
  const calendar = named.find((one) => one.id === id);
  if (calendar === undefined) return standard;
  return { ...standard, calendar, alternativeCalendars: named.filter((one) => one !== calendar) };
}

/** After the request: from a few days before the limits of any of the calendars until all have passed. */
const DAYS_LATER = fc.integer({ min: 12, max: 40 });
const DAY = 86_400_000;

const EVALUATORS = NAMED.map((id) => evaluatorUnder(id));
/** Met or breached by the limit that a calendar set: one that a note moved is no calendar's. */
const isVerdict = ({ status, originalDueAt }: Determination): boolean =>
  (status === 'met' || status === 'breached') && originalDueAt === undefined;

const startsOf = (outcomes: readonly Determination[]): string =>
  outcomes.map(({ id, startedAt }) => `${id} ${startedAt}`).join();

describe('the four calendars and the sensitivity flag agree', () => {
  it('a verdict is flagged exactly where another calendar in its place gives another status', () => {
    const seen = { flagged: 0, plain: 0 };
    holds(
      fc.property(history, DAYS_LATER, fc.nat(NAMED.length - 1), (events, days, default_) => {
        const asOf = events[0]!.time + days * DAY;
        const record = fold('member-1', stored(events));
        const under = EVALUATORS.map((evaluator) => evaluator.evaluate(record, asOf).outcomes);
        // Whether a clock is handed on to the case that continues it may hang on the calendar: then other clocks exist.
        fc.pre(new Set(under.map(startsOf)).size === 1);
        for (const said of under[default_]!) {
          if (said.calendar !== NAMED[default_] || !isVerdict(said)) continue;
          const others = under
            .flatMap((outcomes) => outcomes.filter(({ id }) => id === said.id))
            .filter(({ calendar }) => calendar !== said.calendar);
          const turned = others.some(({ status }) => status !== said.status);
          expect([said.id, said.flags.includes('calendarSensitive')]).toEqual([said.id, turned]);
          expect(said.alternatives !== undefined).toBe(turned);
          const shown = new Map(said.alternatives?.map((one) => [one.calendar, one]));
          for (const { calendar, dueAt, status } of turned ? others : []) {
            expect(shown.get(calendar)).toEqual({ calendar, dueAt, status });
          }
          seen[turned ? 'flagged' : 'plain'] += 1;
        }
      }),
      500,
    );
    expect(Math.min(seen.flagged, seen.plain)).toBeGreaterThan(0);
  });
});
