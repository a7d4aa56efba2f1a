import { PLAN } from '../world/actors';
import { Standing } from '../telling/standing';
import { BY_REFERRAL } from './other-laws';
import { NON_URGENT, URGENT, type Story } from './story';

/** TRICARE Prime: the promise runs from the day on which the referral was approved, and until then there is none. */
export const approvedReferral: Story = {
  kind: 'approved-referral',
  weight: 3,
  services: BY_REFERRAL,
  laws: ['tricare'],
  tell(stage) {
    const variant = stage.random.pick(['met', 'met', 'last-instant', 'late', 'no-offer', 'denied-first']);
    const urgent = stage.random.chance(0.3);
    const script = stage.newCase();
    stage.opens(script, urgent ? URGENT : NON_URGENT);
    if (variant === 'denied-first') {
      const authorizationId = script.newId('referral');
      const decided = { authorizationId, decision: 'denied', decidedBy: PLAN };
      script.write('authorization', 'referral.approved.v1', stage.soon(), decided);
    }
    const authorizationId = script.newId('referral');
    const approvedAt = stage.when(stage.random.whole(1, 5));
    const decided = { authorizationId, decision: 'approved', decidedBy: PLAN };
    script.write('authorization', 'referral.approved.v1', approvedAt, decided);
    const clock = stage.clock(urgent ? 'tricare-urgent' : stage.service.promise, approvedAt);
    const standing = new Standing(clock, approvedAt);

    if (variant !== 'no-offer') {
      const offeredAt = stage.soon();
      const startsAt =
        variant === 'late'
          ? clock.dueAt + 60_000
          : variant === 'last-instant'
            ? clock.dueAt
            : stage.slotBefore(clock.dueAt);
      const offerId = script.offer(offeredAt, { startsAt });
      if (variant === 'late') standing.lateOffer(offeredAt);
      else standing.met(offeredAt, offerId);
    }
    return stage.told(this.kind, urgent ? `urgent-${variant}` : variant, [
      standing.expect(script, `referral:${authorizationId}`),
    ]);
  },
};
