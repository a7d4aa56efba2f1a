import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A slot in time that is not what was asked for: a telephone intake, the wrong kind of provider, a group. */
export const unsuitableOffer: Story = {
  kind: 'unsuitable-offer',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['phone-intake', 'wrong-provider', 'group', 'then-suitable']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const intake = { purpose: 'intake', modality: 'phone' };
    const more = {
      'phone-intake': intake,
      'then-suitable': intake,
      'wrong-provider': { providerRole: stage.service.wrongRole },
      group: { format: 'group' },
    }[variant];
    const slot = { startsAt: stage.slot(3), more };
    const offerId = script.offer(stage.when(1), slot);
    script.acceptAndBook(stage.soon(), slot, offerId);

    if (variant === 'then-suitable') {
      const offeredAt = stage.when(4);
      standing.met(
        offeredAt,
        script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(5, stage.limit)) }),
      );
    }
    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
