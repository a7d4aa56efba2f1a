import { CLERK, TREATING_CLINICIAN } from '../world/actors';
import { addDays } from '../world/local-dates';
import { expectLost, lostBy } from './lost-appointment';
import type { CaseScript, Slot } from '../telling/case-script';
import { Standing } from '../telling/standing';
import type { Stage } from '../telling/stage';
import type { Expected } from '../telling/truth';
import { NON_PHYSICIAN } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A visit of the course that is booked: its slot, its offer and its appointment. */
interface Visit {
  readonly slot: Slot;
  readonly offerId: string;
  readonly appointmentId: string;
}

/**
 * A course of therapy: each treatment visit that is attended promises another in time. Standing weekly slots keep it as
 * soon as the visit ends; a gap breaks it, unless the treating clinician set the interval.
 */
export const course: Story = {
  kind: 'course',
  weight: 10,
  services: NON_PHYSICIAN,
  tell(stage) {
    const variant = stage.random.pick([
      'standing',
      'standing',
      'late',
      'nothing',
      'interval',
      'interval-by-clerk',
      'assessment-only',
    ]);
    const script = stage.newCase();
    const first = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const courseId = script.newId('course');

    const startsAt = stage.slot(stage.random.whole(3, stage.limit));
    const offeredAt = stage.when(1);
    const purpose = variant === 'assessment-only' ? 'assessment' : 'treatment';
    const visit = book(stage, script, offeredAt, startsAt, courseId, purpose);
    first.met(offeredAt, visit.offerId);

    const followUps: Expected[] = [];
    if (variant === 'standing') {
      const visits = bookWeekly(stage, script, visit, courseId);
      metByFirstOf(first, offeredAt, visits);
      followUps.push(...attendWeekly(stage, script, visits, courseId));
    } else if (variant === 'assessment-only') script.attend(visit.appointmentId, startsAt, { courseId });
    else followUps.push(gap(stage, script, visit, courseId, variant));

    return stage.told(this.kind, variant, [first.expect(script), ...followUps]);
  },
};

/** Weekly slots at the hour of the first visit, all booked before it. */
function bookWeekly(stage: Stage, script: CaseScript, first: Visit, courseId: string): readonly Visit[] {
  const visits = [first];
  const { startsAt } = first.slot;
  const date = stage.time.dateOf(startsAt);
  for (let week = 1; week <= stage.random.whole(2, 4); week++) {
    const next = stage.time.at(addDays(date, 7 * week), stage.time.minuteOf(startsAt));
    visits.push(book(stage, script, stage.soon(), next, courseId));
  }
  return visits;
}

/** All but the last visit take place. The member misses that one, so that no promise is left open. */
function attendWeekly(
  stage: Stage,
  script: CaseScript,
  visits: readonly Visit[],
  courseId: string,
): readonly Expected[] {
  return visits.flatMap((visit, i) => {
    if (i === visits.length - 1) {
      const missedAt = visit.slot.startsAt + 1_800_000;
      script.miss(missedAt, visit.appointmentId, 'member');
      return expectLost(lostBy('member', stage, missedAt), script, visit.appointmentId);
    }
    const standing = attend(stage, script, visit, courseId);
    metByFirstOf(standing, standing.existsFrom, visits.slice(i + 1));
    return [standing.expect(script, `visit:${visit.appointmentId}`)];
  });
}

/** Standing slots are a week apart, so that the second of them may be in time as well. */
function metByFirstOf(standing: Standing, from: number, [first, second]: readonly Visit[]): void {
  if (first === undefined) return;
  if (second !== undefined && second.slot.startsAt <= standing.clock.dueAt)
    standing.metByEither(from, first.offerId, second.offerId);
  else standing.met(from, first.offerId);
}

/** One visit, and then nothing within the limit. */
function gap(stage: Stage, script: CaseScript, visit: Visit, courseId: string, variant: string): Expected {
  const visitAt = visit.slot.startsAt;
  const standing = attend(stage, script, visit, courseId);
  let interval = false;
  if (variant === 'interval' || variant === 'interval-by-clerk') {
    const nextBy = addDays(stage.time.dateOf(visitAt), 35);
    const decidedAt = stage.soon();
    script.write('clinical', 'care.interval-determined.v1', decidedAt, {
      courseId,
      decidedBy: variant === 'interval' ? TREATING_CLINICIAN : CLERK,
      basis: 'treatment-plan',
      nextBy,
    });
    interval = variant === 'interval';
    if (interval) standing.moveDue(decidedAt, stage.time.endOf(nextBy));
  }
  if (variant !== 'nothing') {
    const offeredAt = stage.on(2, visitAt);
    const next = book(stage, script, offeredAt, stage.slot(stage.random.whole(12, 15), visitAt), courseId);
    if (interval) standing.excused(offeredAt, next.offerId);
    else standing.lateOffer(offeredAt);
  }
  return standing.expect(script, `visit:${visit.appointmentId}`);
}

function book(
  stage: Stage,
  script: CaseScript,
  at: number,
  startsAt: number,
  courseId: string,
  purpose = 'treatment',
): Visit {
  const slot = { startsAt, more: { purpose, courseId } };
  const offerId = script.offer(at, slot);
  return { slot, offerId, appointmentId: script.acceptAndBook(stage.soon(), slot, offerId) };
}

/** The visit takes place; answers with the follow-up clock it starts, which is known once the visit is recorded. */
function attend(stage: Stage, script: CaseScript, visit: Visit, courseId: string): Standing {
  const attended = script.attend(visit.appointmentId, visit.slot.startsAt, {
    purpose: 'treatment',
    courseId,
  });
  stage.act(attended.time);
  return new Standing(stage.clock('follow-up', visit.slot.startsAt), attended.time);
}
