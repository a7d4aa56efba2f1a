import { isMoreUrgent, type Level } from '../ladder/level';
import type { Screening } from '../timeline/intake-views';
import type { CaseView } from '../timeline/member-timeline';
import { crisisCareOf } from './facts/care';
import { liveContacts } from './facts/contacts';
import { evidenceOf, isPositive } from './facts/floor-limit';
import { qualifiedWords } from './facts/qualified-words';
import { earliest, firstSince, mendedBy, step, verdictOf, violation, type Told } from './facts/resolution';
import { finishedCrisisScreens } from './facts/second-stage';
import { NOTHING, type RuleContext, type RuleLogic, type Violation } from './rule';

const BROKEN: ReadonlySet<string> = new Set(['broken-off', 'refused']);
const UNFINISHED: readonly string[] = ['screen-incomplete-after-yes', 'asq-acuity-unanswered'];

/** A screen that ended after a Yes before it was finished. */
interface Unfinished extends Told {
  readonly flags: readonly string[];
  readonly screeningId: string;
}

/** A crisis screen was left unfinished after a Yes, and the person waits as if it had said little. */
export const R07: RuleLogic = {
  id: 'R07',
  judge(kase, context) {
    const unfinished = unfinishedOf(kase, context);
    if (unfinished.length === 0) return NOTHING;
    return verdictOf(unfinished.flatMap((screen) => ofScreen(screen, kase, context)));
  },
};

function ofScreen(screen: Unfinished, kase: CaseView, context: RuleContext): Violation[] {
  const { member, level, param } = context;
  const isSlow = (of: Level | undefined): boolean => of !== undefined && !isMoreUrgent(of, level('route'));
  const due = screen.at + param('limit');
  const inForce = kase.routes.findLast((route) => route.level !== undefined && route.at <= due);
  const route = isSlow(inForce?.level)
    ? inForce
    : kase.routes.find((one) => one.at > due && isSlow(one.level));
  if (route === undefined) return [];
  const finished = finishedCrisisScreens(member).filter((one) => one.event !== screen.event);
  const since = <T extends Told>(moments: readonly T[], text: string) =>
    mendedBy(firstSince(moments, screen.at), text);
  const resolved = earliest(
    since(finished, 'A crisis screen was finished.'),
    since(
      liveContacts(member).filter(({ qualified, event }) => qualified === 'yes' && event !== screen.event),
      'A qualified person was with the member.',
    ),
    since(qualifiedWords(kase, member), 'A qualified person decided.'),
    since(crisisCareOf(member), 'Crisis care has the member.'),
    mendedBy(
      kase.routes.find(
        (one) => one.at > route.at && one.level !== undefined && isMoreUrgent(one.level, level('route')),
      ),
      'Routed more urgently.',
    ),
  );
  const isLate = route.at > due;
  const text = `A crisis screen ended unfinished after a Yes, and the person waits at ${route.level}.`;
  const steps = [
    step(isLate ? 'event' : 'deadline', isLate ? route.at : due, [screen.event, route.event], text),
  ];
  const floor = context.floors.floorAt(kase.caseId, isLate ? route.at : due);
  return [violation(steps, { resolved, floor, route: route.level, flags: screen.flags })];
}

function unfinishedOf(kase: CaseView, context: RuleContext): readonly Unfinished[] {
  const positive = evidenceOf(context, kase).filter(isPositive);
  const recorded = kase.screenings
    .filter(isUnfinished)
    .map(({ lastAnswerAt, event, screeningId, claimedOutcome }): Unfinished => ({
      at: lastAnswerAt,
      event,
      screeningId,
      // Its source takes it for finished: perhaps the questions were skipped wrongly.
      flags: claimedOutcome === 'complete' ? ['claimed-complete'] : [],
    }));
  const dropped = kase.screeningStarts
    .filter(({ recordedAt, at }) => recordedAt === undefined && positive.some((one) => one.at <= at))
    .map(({ at, event, screeningId }): Unfinished => ({ at, event, screeningId, flags: ['no-answers'] }));
  return [...recorded, ...dropped];
}

function isUnfinished({ score, claimedOutcome }: Screening): boolean {
  if (!score.hasYes) return false;
  return BROKEN.has(claimedOutcome ?? '') || UNFINISHED.some((code) => score.evidence.includes(code));
}
