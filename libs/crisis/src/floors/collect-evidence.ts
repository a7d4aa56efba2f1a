import { compareEvents } from '@tam/record';
import { moreUrgent } from '../ladder/level';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import type { Assessment, Decision, Screening, Statement } from '../timeline/intake-views';
import type { Evidence, Settlement } from './floor';
import type { FloorRows } from './floor-rows';
import { spanMs } from './floor-table-schema';

/** The row of what a qualified person found without any row of the table. */
const ASSESSED = 'assessed';

type Found = Omit<Evidence, 'settlements'>;

/** All evidence of a member, of every case, in total order, each with what was said of it by qualified persons. */
export function collectEvidence(member: MemberTimeline, rows: FloorRows): readonly Evidence[] {
  const found = member.cases.flatMap((kase) => [
    ...kase.screenings.flatMap((screening) => ofScreening(screening, rows)),
    ...kase.statements.flatMap((statement) => ofStatement(statement, rows)),
    ...kase.assessments.flatMap((assessment) => ofAssessment(assessment, rows)),
  ]);
  if (found.length === 0) return [];
  found.sort((a, b) => compareEvents(a.event, b.event));
  const words = member.cases.flatMap((kase) => wordsOf(kase, rows));
  words.sort((a, b) => compareEvents(a.settlement.event, b.settlement.event));
  return found.map((one) => ({
    ...one,
    settlements: words.filter((word) => settles(word, one)).map(({ settlement }) => settlement),
  }));
}

/** A qualified person's word, and of which screenings it is; undefined: of everything before it. */
interface Word {
  readonly settlement: Settlement;
  readonly screeningIds: readonly string[] | undefined;
}

/**
 * An assessment that names screenings leaves the others standing; one that names none judges all that was known. What
 * was stated, or assessed before, every later assessment settles.
 */
function settles({ settlement, screeningIds }: Word, { event, screeningId }: Found): boolean {
  if (compareEvents(settlement.event, event) <= 0) return false;
  return screeningIds === undefined || screeningId === undefined || screeningIds.includes(screeningId);
}

function wordsOf(kase: CaseView, { table }: FloorRows): Word[] {
  const { by } = table.settled;
  const words: Word[] = [];
  for (const assessment of by.includes('risk-assessed') ? kase.assessments : []) {
    const settlement = settlementOf(assessment, 'member', table);
    const { clarifies } = assessment;
    if (settlement) words.push({ settlement, screeningIds: clarifies.length > 0 ? clarifies : undefined });
  }
  for (const decision of kase.decisions) {
    const counts =
      (decision.kind === 'changed' && by.includes('urgency-changed')) ||
      (decision.kind === 'assigned' && by.includes('urgency-assigned'));
    const settlement = counts ? settlementOf(decision, 'case', table) : undefined;
    if (settlement) words.push({ settlement, screeningIds: undefined });
  }
  return words;
}

function settlementOf(
  { qualified, level, reasonCode, event }: Assessment | Decision,
  scope: Settlement['scope'],
  { settled }: FloorRows['table'],
): Settlement | undefined {
  if (qualified !== 'yes' || level === undefined) return undefined;
  if (reasonCode !== undefined && settled.neverFor.includes(reasonCode)) return undefined;
  return { level: moreUrgent(level, settled.notBelow), event, scope };
}

function ofScreening({ score, screeningId, ...moment }: Screening, rows: FloorRows): Found[] {
  return score.evidence.flatMap((code) => ofCode(code, moment, screeningId, rows));
}

function ofStatement({ codes, origin, ...moment }: Statement, rows: FloorRows): Found[] {
  if (origin !== undefined && rows.table.reviewOnlyOrigins.includes(origin)) return [];
  return codes.flatMap((code) => ofCode(code, moment, undefined, rows));
}

function ofAssessment({ qualified, level, at, caseId, event }: Assessment, { table }: FloorRows): Found[] {
  const found = qualified === 'yes' ? level : undefined;
  const severity = found && table.settled.severities[found];
  if (found === undefined || severity === undefined) return [];
  const until = at + spanMs(table.settled.window);
  const head = {
    code: ASSESSED,
    row: ASSESSED,
    level: found,
    severity,
    liveContact: false,
    raised: undefined,
  };
  return [{ ...head, at, until, caseId, event, screeningId: undefined }];
}

function ofCode(
  code: string,
  { at, caseId, event }: Pick<Screening, 'at' | 'caseId' | 'event'>,
  screeningId: string | undefined,
  rows: FloorRows,
): Found[] {
  const row = rows.rowOf(code);
  if (row === undefined) return [];
  const { raised } = row;
  return [
    {
      code,
      row: row.id,
      level: row.level,
      severity: row.severity,
      liveContact: row.liveContact,
      raised: raised && { severity: raised.severity, bookedBeyond: spanMs(raised.bookedBeyond) },
      at,
      until: at + spanMs(row.window),
      caseId,
      event,
      screeningId,
    },
  ];
}
