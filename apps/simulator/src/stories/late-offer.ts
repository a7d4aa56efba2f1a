import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** Every slot that is offered lies beyond the limit: at risk as soon as it is offered, breached once due. */
export const lateOffer: Story = {
  kind: 'late-offer',
  weight: 9,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'early',
      'early',
      'after-warning',
      'first-moment-late',
      'offered-after-due',
    ]);
    const script = stage.newCase();
    const clock = stage.clock(stage.service.promise);
    const standing = new Standing(clock, stage.opens(script, NON_URGENT));

    const offeredAt = {
      early: () => stage.when(stage.random.whole(0, 3)),
      'after-warning': () => stage.on(stage.limit - 1),
      'first-moment-late': () => stage.when(1),
      'offered-after-due': () => stage.on(stage.limit + 1),
    }[variant]();
    const slot = {
      startsAt:
        variant === 'first-moment-late'
          ? clock.dueAt + 1
          : stage.slot(stage.limit + stage.random.whole(variant === 'offered-after-due' ? 2 : 1, 12)),
    };
    const offerId = script.offer(offeredAt, slot);
    if (offeredAt <= clock.dueAt) standing.lateOffer(offeredAt);
    if (stage.random.chance(0.7)) {
      const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);
      if (variant !== 'first-moment-late') script.attend(appointmentId, slot.startsAt);
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
