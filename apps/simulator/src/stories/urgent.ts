import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { URGENT, type Story } from './story';

/** A request the member calls urgent: two days of elapsed time, nights and weekends included. */
export const urgent: Story = {
  kind: 'urgent',
  weight: 10,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['met', 'met', 'last-instant', 'minute-late', 'no-offer', 'emergency']);
    const script = stage.newCase();
    const clock = stage.clock('urgent');
    const emergency = variant === 'emergency';
    const stated = emergency ? { ...URGENT, statedUrgency: 'emergency' } : URGENT;
    const standing = new Standing(clock, stage.opens(script, stated));
    if (emergency) standing.flag('crisisOwned');

    if (variant !== 'no-offer') {
      const offeredAt = stage.within(stage.random.whole(1, 40));
      const late = variant === 'minute-late';
      const startsAt = late
        ? clock.dueAt + 60_000
        : variant === 'last-instant'
          ? clock.dueAt
          : stage.slotBefore(clock.dueAt);
      const offerId = script.offer(offeredAt, { startsAt });
      if (late) standing.lateOffer(offeredAt);
      else standing.met(offeredAt, offerId);
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
