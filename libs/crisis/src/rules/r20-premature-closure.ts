import { isKnownCode } from '@tam/events';
import { compareEvents } from '@tam/record';
import type { Closure } from '../timeline/intake-views';
import type { CaseView } from '../timeline/member-timeline';
import { careOf, isAdmitted } from './facts/care';
import { acceptedHandoffs, liveContacts } from './facts/contacts';
import { floorUpTo, type StrictFloor } from './facts/floor-limit';
import { qualifiedWords } from './facts/qualified-words';
import {
  earliest,
  firstSince,
  mendedBy,
  step,
  verdictOf,
  violation,
  type Told,
  type Unknown,
} from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);
const DECEASED = 'deceased';

/** A case of a person in danger was closed, and nobody qualified had seen to it that the person is safe. */
export const R20: RuleLogic = {
  id: 'R20',
  judge(kase, context) {
    if (kase.closures.length === 0) return NOTHING;
    let unknown: Unknown | undefined;
    const violations = kase.closures.flatMap((closure): Violation[] => {
      const floor = dangerAt(closure, kase, context);
      if (floor === undefined || isElsewhere(kase, context) || isSafe(closure, floor, kase, context))
        return [];
      if (closure.qualified === 'unknown' && hasDisposition(closure)) {
        unknown ??= { missing: 'licence of the person who closed the case', events: [closure.event] };
        return [];
      }
      const { at, event, disposition } = closure;
      const { member } = context;
      const resolved = earliest(
        mendedBy(firstSince(safeguardsOf(kase, context), at), 'Somebody saw to it that the member is safe.'),
        mendedBy(firstSince(qualifiedWords(kase, member), at), 'A qualified person decided.'),
      );
      const text = `Closed with a floor of ${floor.level}, ${disposition === undefined ? 'no disposition' : `disposition ${disposition}`}, and no qualified safeguard.`;
      return [violation([step('event', at, [event], text)], { floor, resolved })];
    });
    return verdictOf(violations, unknown);
  },
};

/** The floor of its own evidence, or of a case that nobody works any more. What the member takes back is no closure. */
function dangerAt(closure: Closure, kase: CaseView, context: RuleContext): StrictFloor | undefined {
  const { initiatedBy, reasonCode, event, at, kind } = closure;
  if (kind === 'withdrawn' && MEMBER_SIDE.has(initiatedBy ?? '')) return undefined;
  if (reasonCode === DECEASED || isAdmitted(context.member, at)) return undefined;
  const floor = floorUpTo(context, kase.caseId, event, context.level('floor'));
  const isUnattended = floor?.evidence.some(({ caseId }) => {
    if (caseId === kase.caseId) return true;
    const other = context.member.cases.find((one) => one.caseId === caseId);
    return other?.closures.some((one) => compareEvents(one.event, event) < 0);
  });
  return isUnattended ? floor : undefined;
}

/** Merged into, handed to or continued by another case of the member that is open. */
function isElsewhere({ caseId, links }: CaseView, { member }: RuleContext): boolean {
  return member.cases.some((other) => {
    if (other.caseId === caseId || other.closures.length > 0) return false;
    return (
      links.some(({ otherCaseId }) => otherCaseId === other.caseId) ||
      other.links.some(({ otherCaseId }) => otherCaseId === caseId) ||
      other.request?.continues === caseId
    );
  });
}

function isSafe(closure: Closure, floor: StrictFloor, kase: CaseView, context: RuleContext): boolean {
  if (closure.qualified === 'yes' && hasDisposition(closure)) return true;
  const newest = Math.max(...floor.evidence.map(({ at }) => at));
  return safeguardsOf(kase, context).some(({ at }) => at >= newest && at <= closure.at);
}

/** Safety plans and hand-offs by qualified persons, and care. */
function safeguardsOf(kase: CaseView, { member }: RuleContext): readonly Told[] {
  const isQualified = ({ qualified }: { readonly qualified: string }): boolean => qualified === 'yes';
  return [
    ...member.cases.flatMap(({ safety }) =>
      safety.filter((one) => one.kind === 'safety-plan' && isQualified(one)),
    ),
    ...member.cases.flatMap((one) => acceptedHandoffs(one, 'warm').filter(isQualified)),
    ...careOf(member),
    ...(kase.closures.length > 0 ? reopened(kase, liveContacts(member)) : []),
  ];
}

/** Qualified contact after the closure: somebody looks after the member again. */
function reopened({ closures }: CaseView, contacts: ReturnType<typeof liveContacts>): readonly Told[] {
  const closed = closures[0]!.at;
  return contacts.filter(({ qualified, at }) => qualified === 'yes' && at > closed);
}

function hasDisposition({ disposition }: Closure): boolean {
  return disposition !== undefined && isKnownCode('disposition', disposition);
}
