import type { Handoff } from '../timeline/intake-views';
import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf } from './facts/care';
import { acceptedHandoffs, liveContacts } from './facts/contacts';
import { evidenceOf, floorUpTo } from './facts/floor-limit';
import { overdue, type Duty } from './facts/overdue';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, verdictOf, type Unknown } from './facts/resolution';
import { NOTHING, type RuleContext, type RuleLogic } from './rule';

/** A person in danger was being handed over and nobody qualified took over in time. */
export const R09: RuleLogic = {
  id: 'R09',
  judge(kase, context) {
    if (kase.handoffs.length === 0) return NOTHING;
    let unknown: Unknown | undefined;
    const duties = kase.handoffs.flatMap((handoff): Duty[] => {
      const since = inDangerSince(handoff, kase, context);
      if (since === undefined || handoff.started === undefined) return [];
      const isWarm = handoff.mode === 'warm';
      const due = since + context.param(isWarm ? 'warm' : 'any');
      const { met, byUnknown } = takenOver(handoff, kase, context);
      if (byUnknown && byUnknown.at <= due && !(met && met.at <= due)) {
        unknown ??= { missing: 'who took over', events: [byUnknown.event] };
        return [];
      }
      const text = `Nobody qualified has taken over from the ${isWarm ? 'warm ' : ''}hand-off.`;
      return [{ due, met, events: [handoff.started.event], text }];
    });
    const first = kase.handoffs.find(({ started }) => started !== undefined)?.started;
    const floor = first && context.floors.floorAt(kase.caseId, first.at);
    return verdictOf(overdue(duties, floor && { floor }), unknown);
  },
};

/** From when on a hand-off was one of a person in danger: its start, or the evidence that came while it was waiting. */
function inDangerSince({ started }: Handoff, kase: CaseView, context: RuleContext): number | undefined {
  if (started === undefined) return undefined;
  const limit = context.level('floor');
  if (floorUpTo(context, kase.caseId, started.at, limit)) return started.at;
  const until = started.at + context.param('any');
  return evidenceOf(context, kase).find(
    ({ at }) => at > started.at && at <= until && floorUpTo(context, kase.caseId, at, limit),
  )?.at;
}

/** Whoever accepts, or shows by acting that somebody took over. */
function takenOver({ started }: Handoff, kase: CaseView, { member }: RuleContext) {
  const since = started!.at;
  const accepted = acceptedHandoffs(kase).filter(({ at }) => at >= since);
  const contacts = liveContacts(member).filter(({ qualified }) => qualified === 'yes');
  const met = earliest(
    mendedBy(
      firstSince(
        accepted.filter(({ qualified }) => qualified === 'yes'),
        since,
      ),
      'A qualified person took over.',
    ),
    mendedBy(firstSince(contacts, since), 'A qualified person was with the member.'),
    mendedBy(firstSince(qualifiedWords(kase, member), since), 'A qualified person decided.'),
    mendedBy(firstSince(crisisCareOf(member), since), 'Crisis care has the member.'),
  );
  return { met, byUnknown: accepted.find(({ qualified }) => qualified === 'unknown') };
}
