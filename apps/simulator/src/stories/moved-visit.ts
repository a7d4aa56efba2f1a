import { Standing } from '../telling/standing';
import { expectLost, lostBy } from './lost-appointment';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A timely visit is moved: within the limit nothing is lost, beyond it only the member's own wish leaves it met. */
export const movedVisit: Story = {
  kind: 'moved-visit',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'provider-in-time',
      'provider-too-late',
      'plan-too-late',
      'member-too-late',
    ]);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const slot = { startsAt: stage.slot(6) };
    const offeredAt = stage.when(1);
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);

    const movedAt = stage.when(3);
    const side = variant === 'plan-too-late' ? 'plan' : variant === 'member-too-late' ? 'member' : 'provider';
    // The move itself offers another slot.
    const lost = lostBy(side, stage, movedAt)?.met(movedAt, appointmentId);
    if (variant === 'provider-in-time') {
      script.move(movedAt, appointmentId, stage.slot(stage.limit - 1), 'provider');
      standing.met(movedAt, appointmentId);
    } else {
      script.move(movedAt, appointmentId, stage.slot(stage.limit + stage.random.whole(1, 5)), side);
      if (side !== 'member') standing.atRisk(movedAt);
    }

    return stage.told(this.kind, variant, [
      standing.expect(script),
      ...expectLost(lost, script, appointmentId),
    ]);
  },
};
