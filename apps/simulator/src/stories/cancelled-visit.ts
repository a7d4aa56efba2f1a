import { Standing } from '../telling/standing';
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
    script.cancel(cancelledAt, appointmentId, variant === 'colleague' ? 'provider' : variant);
    if (variant === 'unknown') standing.withdrawn(cancelledAt, 'undetermined');
    else if (variant !== 'member') standing.withdrawn(cancelledAt);
    if (variant === 'colleague') {
      const againAt = stage.soon();
      standing.met(againAt, script.book(againAt, slot), 'booking-only');
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
