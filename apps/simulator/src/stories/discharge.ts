import { Standing } from '../telling/standing';
import type { PromiseName } from '../telling/clock';
import type { Law } from '../world/place';
import { COUNSELLING, promisedBy, PSYCHIATRY, THERAPY } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A member who waits is admitted, which ends that wait; the discharge begins another, for care after the stay. */
function dischargeUnder(law: Law, visit: PromiseName, afterStay: PromiseName): Story {
  const kind = `${law}-discharge`;
  return {
    kind,
    weight: 2,
    services: promisedBy(visit, [THERAPY, COUNSELLING, PSYCHIATRY]),
    laws: [law],
    tell(stage) {
      const variant = stage.random.pick(['met', 'met', 'last-instant', 'late', 'no-offer']);
      const script = stage.newCase();
      const first = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
      const stay = { setting: 'inpatient-psychiatric', dischargeId: script.newId('stay') };
      const admittedAt = stage.when(2);
      script.write('clinical', 'care.admitted.v1', admittedAt, stay);
      first.ended(admittedAt, 'admitted');

      // Late enough that nothing arranged after the stay could have answered the first request in time.
      const dischargedAt = stage.on(stage.random.whole(18, 24));
      const principal = 'mental-health';
      script.write('clinical', 'care.discharged.v1', dischargedAt, { ...stay, principal });
      const clock = stage.clock(afterStay, dischargedAt);
      const after = new Standing(clock, dischargedAt);
      if (variant !== 'no-offer') {
        const offeredAt = stage.soon();
        const startsAt =
          variant === 'late'
            ? clock.dueAt + 60_000
            : variant === 'last-instant'
              ? clock.dueAt
              : stage.slotBefore(clock.dueAt);
        const offerId = script.offer(offeredAt, { startsAt });
        if (variant === 'late') after.lateOffer(offeredAt);
        else after.met(offeredAt, offerId);
      }
      return stage.told(kind, variant, [
        first.expect(script),
        after.expect(script, `discharge:${stay.dischargeId}`),
      ]);
    },
  };
}

export const newYorkDischarge = dischargeUnder('new-york', 'new-york-visit', 'new-york-discharge');
export const coloradoDischarge = dischargeUnder('colorado', 'colorado-visit', 'colorado-discharge');
