import type { Appointment } from '../timeline/scheduling-views';
import type { CaseView, MemberTimeline } from '../timeline/member-timeline';
import { careOf, isAdmitted } from './facts/care';
import { floorUpTo } from './facts/floor-limit';
import { overdue } from './facts/overdue';
import { settlementOf } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, verdictOf, type Told } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

const MEMBER_SIDE: ReadonlySet<string> = new Set(['member', 'representative']);
/** It never was so. */
const IN_ERROR = 'entered-in-error';

/** A slot that was taken away, and the start it had. */
interface Loss extends Told {
  readonly appointment: Appointment;
  readonly startsAt: number;
}

/** Not the member took the slot of a person in danger away, and nothing as soon has taken its place. */
export const R16: RuleLogic = {
  id: 'R16',
  judge(kase, context) {
    const losses = kase.appointments.flatMap(lossesOf);
    if (losses.length === 0) return NOTHING;
    return verdictOf(losses.flatMap((loss) => ofLoss(loss, kase, context)));
  },
};

function ofLoss(loss: Loss, kase: CaseView, context: RuleContext): readonly Violation[] {
  const { member, ladder, param } = context;
  const { at, event, startsAt, appointment } = loss;
  const floor = floorUpTo(context, kase.caseId, at, context.level('floor'));
  if (floor === undefined || isAdmitted(member, at)) return [];
  const soonEnough = Math.max(startsAt, at + (ladder.limitOf(floor.level) ?? 0));
  const replacement = replacementsOf(member, appointment, soonEnough, at)[0];
  const met = earliest(
    replacement &&
      mendedBy({ ...replacement, at: Math.max(replacement.at, at) }, 'Another slot as soon is booked.'),
    mendedBy(firstSince(careOf(member), at), 'The member was cared for.'),
    ...floor.evidence.flatMap((evidence) => {
      const settled = settlementOf(evidence, kase.caseId);
      return settled && settled.at >= at ? [settled] : [];
    }),
  );
  const text = 'A slot of a person in danger was taken away and nothing as soon has taken its place.';
  const duty = { due: at + param('limit'), met, severity: floor.severity, events: [event], text };
  return overdue([duty], { floor });
}

function lossesOf(appointment: Appointment): readonly Loss[] {
  const { booked, moves, cancelled } = appointment;
  const losses: Loss[] = [];
  let startsAt = booked?.startsAt;
  for (const move of moves) {
    if (move.startsAt === undefined) continue;
    const isLater = startsAt !== undefined && move.startsAt > startsAt;
    if (isLater && isByUs(move) && move.at < startsAt!)
      losses.push({ at: move.at, event: move.event, appointment, startsAt: startsAt! });
    startsAt = move.startsAt;
  }
  if (cancelled && startsAt !== undefined && isByUs(cancelled) && cancelled.at < startsAt)
    losses.push({ at: cancelled.at, event: cancelled.event, appointment, startsAt });
  return losses;
}

function isByUs({
  initiatedBy,
  reasonCode,
}: {
  initiatedBy: string | undefined;
  reasonCode: string | undefined;
}): boolean {
  return !MEMBER_SIDE.has(initiatedBy ?? '') && reasonCode !== IN_ERROR;
}

/** Slots that stand and start by an instant: other appointments, however early they were booked, and the same moved nearer. */
function replacementsOf(
  { cases }: MemberTimeline,
  lost: Appointment,
  startsBy: number,
  after: number,
): readonly Told[] {
  return cases
    .flatMap(({ appointments }) => appointments)
    .flatMap((appointment): Told[] => {
      const { booked, cancelled, moves } = appointment;
      if (appointment.appointmentId === lost.appointmentId)
        return moves.filter(
          ({ at, startsAt }) => at > after && startsAt !== undefined && startsAt <= startsBy,
        );
      const starts = moves.at(-1)?.startsAt ?? booked?.startsAt;
      const stands = booked && !cancelled && starts !== undefined && starts > after && starts <= startsBy;
      return stands ? [booked] : [];
    })
    .sort((a, b) => a.at - b.at);
}
