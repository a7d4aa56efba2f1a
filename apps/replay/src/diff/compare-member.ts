import type { CaseRecord, Determination, Evaluation, MemberRecord, SilenceReason } from '@tam/record';
import { zoneOf } from '../case-zone';
import type { CaseDiff, SaidOutcome, ShownChange } from './case-diff';
import { outcomeChanges, type OutcomeChange } from './outcome-change';
import type { Explainer } from './why';

/** What the two sides say differently of one member, a case each, in code-unit order of the case. */
export function compareMember(
  record: MemberRecord,
  before: Evaluation<Determination>,
  after: Evaluation<Determination>,
  explainer: Explainer,
): readonly CaseDiff[] {
  const changes = outcomeChanges(before.outcomes, after.outcomes);
  if (changes.length === 0 && before.silent.length + after.silent.length === 0) return [];
  return record.cases.flatMap((kase): CaseDiff[] => {
    const own = changes.filter((change) => caseOf(change) === kase.caseId);
    const silent = silentDiff(kase, before, after);
    if (own.length === 0 && silent === undefined) return [];
    const timeZone = zoneOf(kase);
    return [
      {
        memberRef: record.memberRef,
        caseId: kase.caseId,
        timeZone,
        changes: own.map((change) => shownChange(change, timeZone, explainer)).sort(byStandard),
        ...(silent !== undefined && { silent }),
      },
    ];
  });
}

function caseOf(change: OutcomeChange): string {
  return (change.kind === 'vanished' ? change.before : change.after).caseId;
}

function silentDiff(
  { caseId }: CaseRecord,
  before: Evaluation<Determination>,
  after: Evaluation<Determination>,
): CaseDiff['silent'] {
  const old = silenceOf(caseId, before);
  const now = silenceOf(caseId, after);
  if (old === now) return undefined;
  return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

function silenceOf(caseId: string, { silent }: Evaluation<Determination>): SilenceReason | undefined {
  return silent.find((one) => one.caseId === caseId)?.why;
}

function shownChange(change: OutcomeChange, timeZone: string, explainer: Explainer): ShownChange {
  const { id, standard, anchorKey } = change.kind === 'vanished' ? change.before : change.after;
  return {
    id,
    standard,
    anchorKey,
    kind: change.kind,
    ...(change.kind === 'changed' && { weight: change.weight }),
    ...(change.kind !== 'new' && { before: said(change.before) }),
    ...(change.kind !== 'vanished' && { after: said(change.after) }),
    why: explainer.why(change, timeZone),
    ...(change.kind === 'changed' && change.firstStep !== undefined && { firstStep: change.firstStep }),
  };
}

function said(outcome: Determination): SaidOutcome {
  const { status, because, missing, pack, packVersion, startedAt, dueAt, originalDueAt } = outcome;
  const { calendar, stoppedBy, flags } = outcome;
  return {
    status,
    ...(because !== undefined && { because }),
    ...(missing !== undefined && { missing }),
    pack,
    packVersion,
    startedAt,
    dueAt,
    ...(originalDueAt !== undefined && { originalDueAt }),
    calendar,
    ...(stoppedBy !== undefined && { stoppedBy }),
    flags,
  };
}

function byStandard(a: ShownChange, b: ShownChange): number {
  const one = `${a.standard}\n${a.anchorKey}`;
  const other = `${b.standard}\n${b.anchorKey}`;
  return one < other ? -1 : one > other ? 1 : 0;
}
