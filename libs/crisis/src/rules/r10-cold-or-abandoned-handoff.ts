import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf, isAdmitted } from './facts/care';
import { acceptedHandoffs, attemptsOf, liveContacts } from './facts/contacts';
import { floorUpTo, type StrictFloor } from './facts/floor-limit';
import { overdue } from './facts/overdue';
import { earliest, firstSince, mendedBy, step, verdictOf, violation, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

/** A person in danger was let go before somebody else had taken over: a cold hand-off, or one that was abandoned. */
export const R10: RuleLogic = {
  id: 'R10',
  judge(kase, context) {
    if (kase.handoffs.length === 0 && kase.calls.length === 0) return NOTHING;
    return verdictOf([...coldOnes(kase, context), ...abandonedOnes(kase, context)]);
  },
};

function coldOnes(kase: CaseView, context: RuleContext): readonly Violation[] {
  const { member } = context;
  return kase.handoffs.flatMap(({ mode, started }): Violation[] => {
    if (mode !== 'cold' || started === undefined) return [];
    const floor = dangerAt(started, kase, context);
    if (floor === undefined || wasServed(started, floor, context)) return [];
    const resolved = earliest(
      mendedBy(
        firstSince(
          acceptedHandoffs(kase).filter(({ qualified }) => qualified === 'yes'),
          started.at,
        ),
        'A qualified person took over.',
      ),
      mendedBy(
        firstSince(
          liveContacts(member).filter(({ qualified }) => qualified === 'yes'),
          started.at,
        ),
        'A qualified person was with the member.',
      ),
      mendedBy(firstSince(crisisCareOf(member), started.at), 'Crisis care has the member.'),
    );
    const text = `A cold hand-off with a floor of ${floor.level}.`;
    return [
      violation([step('event', started.at, [started.event], text, floor.severity)], { resolved, floor }),
    ];
  });
}

function abandonedOnes(kase: CaseView, context: RuleContext): readonly Violation[] {
  const { member, param } = context;
  return [...kase.handoffs.flatMap(({ abandoned }) => abandoned), ...lostCalls(kase)].flatMap((lost) => {
    const floor = dangerAt(lost, kase, context);
    if (floor === undefined || wasServed(lost, floor, context)) return [];
    const met = earliest(
      mendedBy(firstSince(attemptsOf(member), lost.at), 'Somebody tried to reach the member.'),
      mendedBy(firstSince(acceptedHandoffs(kase), lost.at), 'Somebody took over after all.'),
      mendedBy(firstSince(crisisCareOf(member), lost.at), 'Crisis care has the member.'),
    );
    const text = 'A hand-off was abandoned and nobody has called back.';
    const duty = {
      due: lost.at + param('callBack'),
      met,
      severity: floor.severity,
      events: [lost.event],
      text,
    };
    return overdue([duty], { floor });
  });
}

/** Calls that ended without an answer after they had been put through. */
function lostCalls({ calls }: CaseView): readonly Told[] {
  return calls.filter((call, i) => {
    if (call.kind !== 'abandoned') return false;
    const before = calls.slice(0, i);
    const transferred = before.findLastIndex(({ kind }) => kind === 'transferred');
    return transferred >= 0 && !before.slice(transferred).some(({ kind }) => kind === 'answered');
  });
}

function dangerAt({ at }: Told, kase: CaseView, context: RuleContext): StrictFloor | undefined {
  if (isAdmitted(context.member, at)) return undefined;
  return floorUpTo(context, kase.caseId, at, context.level('floor'));
}

/** A qualified person had been with the member since the evidence: the caller left after being served. */
function wasServed({ at }: Told, floor: StrictFloor, { member }: RuleContext): boolean {
  const newest = Math.max(...floor.evidence.map((one) => one.at));
  return liveContacts(member).some(
    (contact) => contact.qualified === 'yes' && contact.at >= newest && contact.at <= at,
  );
}
