import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A slot within the limit, accepted, booked and attended. Some are known by their day only, some are the last in time. */
export const timelyOffer: Story = {
  kind: 'timely-offer',
  weight: 30,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['clear', 'clear', 'clear', 'last-day', 'last-instant', 'day-only']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const clock = stage.clock(stage.service.promise);

    const asked = stage.random.whole(0, 3);
    const startsAt = {
      clear: stage.slot(stage.random.whole(asked + 1, stage.limit)),
      'last-day': stage.slot(stage.limit),
      'last-instant': clock.dueAt,
      'day-only': stage.time.at(stage.day(stage.limit), stage.random.whole(0, 1439)),
    }[variant];
    const slot = { startsAt, more: variant === 'day-only' ? { precision: 'day' } : {} };

    const offeredAt = stage.when(asked);
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);
    if (variant === 'clear' && stage.random.chance(0.9)) script.attend(appointmentId, startsAt);

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
