import { isTamError, TamError } from '@tam/errors';
import type { MemberRecord, StoredEvent } from '@tam/record';
import { createFloorReader } from '../floors/floor-reader';
import type { FloorReader } from '../floors/floor';
import { FloorRows } from '../floors/floor-rows';
import { spanMs } from '../floors/floor-table-schema';
import { createLadder, type Ladder } from '../ladder/ladder';
import { LEVELS } from '../ladder/level';
import { Qualifications } from '../qualified/qualified-for';
import type { Rule, RuleBook } from '../rule-book/rule-book';
import type { RuleContext, RuleVerdict } from '../rules/rule';
import type { RuleDefinition } from '../rules/rule-definition';
import { buildTimeline } from '../timeline/build-timeline';
import type { ViewTools } from '../timeline/case-source';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';

/** The rule book made ready: what every evaluation shares. */
export interface Bench {
  readonly book: RuleBook;
  readonly rows: FloorRows;
  readonly ladder: Ladder;
  readonly tools: ViewTools;
  /** What each rule is given of its definition. */
  readonly given: ReadonlyMap<Rule, Given>;
}

export function benchOf(book: RuleBook): Bench {
  const limits = Object.fromEntries(
    LEVELS.flatMap((level) => {
      const span = book.floors.ladder[level];
      return span === undefined ? [] : [[level, spanMs(span)]];
    }),
  );
  const ladder = createLadder(limits);
  const qualifications = new Qualifications(book.qualified, book.roster);
  const rows = new FloorRows(book.floors);
  const given = new Map(book.rules.map((rule) => [rule, givenBy(rule.definition)]));
  return { book, rows, ladder, given, tools: { scoring: book.scoring, qualifications, ladder, rows } };
}

/** A record as the rules see it. */
export interface Seen {
  readonly member: MemberTimeline;
  readonly floors: FloorReader;
}

export function seeRecord(record: MemberRecord, { tools, rows }: Bench): Seen {
  const member = buildTimeline(record, tools);
  return { member, floors: createFloorReader(member, rows) };
}

/** What a rule said of a case, or why it could not. */
export type Judgement = RuleVerdict | { readonly kind: 'failed'; readonly failure: string };

/** Asks one rule about one case. A rule that throws spoils its own judgement only. */
export function judgeCase(
  rule: Rule,
  kase: CaseView,
  { member, floors }: Seen,
  { ladder, given }: Bench,
): Judgement {
  try {
    return rule.logic.judge(kase, { member, floors, ladder, ...given.get(rule)! });
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

type Given = Pick<RuleContext, 'param' | 'level' | 'severity'>;

/** The numbers, levels and severities of a definition, by name. */
function givenBy({ id, params, levels, severities }: RuleDefinition): Given {
  const pick = <T>(of: { readonly [name: string]: T } | undefined, name: string): T => {
    const found = of?.[name];
    if (found !== undefined) return found;
    throw new TamError('TAM_RULE_PARAMETER', `${id} has no parameter "${name}".`, { rule: id });
  };
  return {
    param: (name) => {
      const { value, unit } = pick(params, name);
      return unit === 'count' || unit === 'percent' ? value : spanMs({ count: value, unit });
    },
    level: (name) => pick(levels, name),
    severity: (name) => pick(severities, name),
  };
}

/** The code of our own error, else the class of the exception. Never its text: that may hold data. */
function failureOf(error: unknown): string {
  if (isTamError(error)) return error.code;
  return error instanceof Error ? error.name : typeof error;
}

/** When an event could be known: as recorded, else when it happened. */
export function knownAt(event: StoredEvent): number {
  return event.recorded ?? event.time;
}
