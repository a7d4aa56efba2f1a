import { Standing } from '../telling/standing';
import { expectLost, lostBy } from './lost-appointment';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A timely visit is cancelled. On whose behalf decides: what the member gives up stays offered, the rest is taken back. */
export const cancelledVisit: Story = {
  kind: 'cancelled-visit',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'member',
      'member',
      'provider',
      'plan',
      'system',
      'unknown',
      'colleague',
    ]);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const slot = { startsAt: stage.slot(stage.random.whole(5, stage.limit)) };
    const offeredAt = stage.when(1);
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);

    const cancelledAt = stage.when(3);
    const side = variant === 'colleague' ? 'provider' : variant;
    script.cancel(cancelledAt, appointmentId, side);
    const lost = lostBy(side, stage, cancelledAt);
    if (variant === 'unknown') standing.withdrawn(cancelledAt, 'undetermined');
    else if (variant !== 'member') standing.withdrawn(cancelledAt);
    if (variant === 'colleague') {
      const againAt = stage.soon();
      const again = script.book(againAt, slot);
      standing.met(againAt, again, 'booking-only');
      lost?.met(againAt, again, 'booking-only');
    }

    return stage.told(this.kind, variant, [
      standing.expect(script),
      ...expectLost(lost, script, appointmentId),
    ]);
  },
};
