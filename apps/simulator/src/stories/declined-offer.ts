import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The member declines a timely slot. It was offered in time all the same, whatever is found later. */
export const declinedOffer: Story = {
  kind: 'declined-offer',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['declined', 'declined-for-later', 'telehealth-refused']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const offeredAt = stage.when(1);
    const video = variant === 'telehealth-refused';
    const slot = {
      startsAt: stage.slot(stage.random.whole(2, stage.limit)),
      more: video ? { modality: 'video' } : {},
    };
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    script.decline(
      stage.soon(),
      offerId,
      'member',
      video ? 'telehealth-refused' : stage.random.pick(['wrong-time', 'wrong-provider', 'distance']),
    );
    if (variant === 'declined-for-later') {
      const later = { startsAt: stage.slot(stage.limit + stage.random.whole(1, 8)) };
      script.acceptAndBook(stage.soon(), later, script.offer(stage.when(2), later));
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
