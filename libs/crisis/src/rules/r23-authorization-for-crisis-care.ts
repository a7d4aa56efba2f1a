import type { CaseView } from '../timeline/member-timeline';
import type { Moment } from '../timeline/moment';
import { mendedBy, step, verdictOf, violation } from './facts/resolution';
import { NOTHING, type RuleLogic } from './rule';

const CRISIS = 'crisis';
const GRANTED = 'approved';
/** Settings of crisis care that need no permission beforehand. */
const CRISIS_SETTINGS: ReadonlySet<string> = new Set(['988', 'mobile-team', 'csu', 'ed']);

/** Permission was asked for before crisis care, which needs none. */
export const R23: RuleLogic = {
  id: 'R23',
  judge(kase) {
    const asked = kase.authorizations.filter(({ kind }) => kind === 'requested');
    if (asked.length === 0) return NOTHING;
    const violations = asked
      .filter((request) => isForCrisisCare(kase, request))
      .map(({ at, event, authorizationId }) => {
        const granted = kase.authorizations.find(
          (one) => one.authorizationId === authorizationId && one.decision === GRANTED,
        );
        return violation([step('event', at, [event], 'Permission was asked for crisis care.')], {
          resolved: mendedBy(granted, 'It was granted.'),
        });
      });
    return verdictOf(violations);
  },
};

/** The case is one of crisis care, or crisis care was under way when it was asked; not what follows it. */
function isForCrisisCare({ request, responses, appointments, care }: CaseView, { at }: Moment): boolean {
  if (request?.service === CRISIS) return true;
  const isOn = responses.some(({ needed, dispatched, ended }) => {
    const begun = needed ?? dispatched;
    return begun !== undefined && begun.at <= at && (ended === undefined || at < ended.at);
  });
  const isBooked = appointments.some(
    ({ purpose, booked, attended, cancelled }) =>
      purpose === CRISIS &&
      booked !== undefined &&
      booked.at <= at &&
      (attended === undefined || at < attended.startedAt) &&
      (cancelled === undefined || at < cancelled.at),
  );
  const settings = care.filter(({ setting }) => CRISIS_SETTINGS.has(setting ?? ''));
  const began = settings.findLast(({ kind, startedAt }) => kind !== 'discharged' && startedAt <= at);
  const isThere =
    began !== undefined &&
    !settings.some(({ kind, at: left }) => kind === 'discharged' && left >= began.startedAt && left <= at);
  return isOn || isBooked || isThere;
}
