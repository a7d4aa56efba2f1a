import { isTamError, TamError } from '@tam/errors';
import type { MemberRecord, StoredEvent } from '@tam/record';
import { createFloorReader } from '../floors/floor-reader';
import type { FloorReader } from '../floors/floor';
import { FloorRows } from '../floors/floor-rows';
import { spanMs } from '../floors/floor-table-schema';
import { createLadder, type Ladder } from '../ladder/ladder';
import { LEVELS, type Level } from '../ladder/level';
import { Qualifications } from '../qualified/qualified-for';
import type { Rule, RuleBook } from '../rule-book/rule-book';
import type { RuleVerdict } from '../rules/rule';
import type { Severity } from '../rules/rule-definition';
import { buildTimeline } from '../timeline/build-timeline';
import type { ViewTools } from '../timeline/case-source';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';

/** The rule book made ready: what every evaluation shares. */
export interface Bench {
  readonly book: RuleBook;
  readonly rows: FloorRows;
  readonly ladder: Ladder;
  readonly tools: ViewTools;
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
  return { book, rows, ladder, tools: { scoring: book.scoring, qualifications, ladder, rows } };
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
  { definition, logic }: Rule,
  kase: CaseView,
  seen: Seen,
  { ladder }: Bench,
): Judgement {
  const given = <T>(of: { readonly [name: string]: T } | undefined, name: string): T => {
    const found = of?.[name];
    if (found !== undefined) return found;
    throw new TamError('TAM_RULE_PARAMETER', `${definition.id} has no parameter "${name}".`, {
      rule: definition.id,
    });
  };
  const param = (name: string): number => {
    const { value, unit } = given(definition.params, name);
    return unit === 'count' || unit === 'percent' ? value : spanMs({ count: value, unit });
  };
  const level = (name: string): Level => given(definition.levels, name);
  const severity = (name: string): Severity => given(definition.severities, name);
  try {
    return logic.judge(kase, { ...seen, ladder, param, level, severity });
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
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
