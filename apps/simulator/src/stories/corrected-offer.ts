import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** An offer was entered wrongly and is corrected: a void and a new event that carries the true time. */
export const correctedOffer: Story = {
  kind: 'corrected-offer',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['was-timely', 'was-late']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const timely = { startsAt: stage.slot(stage.random.whole(3, stage.limit)) };
    const late = { startsAt: stage.slot(stage.limit + stage.random.whole(1, 8)) };
    const offeredAt = stage.when(1);
    const wrong = script.offerEvent(offeredAt, variant === 'was-timely' ? late : timely);
    const correctedAt = stage.soon();
    script.void(correctedAt, wrong, { reasonCode: 'entered-in-error' });
    const right = script.offer(offeredAt + 1, variant === 'was-timely' ? timely : late, correctedAt + 1);
    if (variant === 'was-timely') standing.met(offeredAt + 1, right);
    else standing.lateOffer(offeredAt + 1);

    return stage.told(this.kind, variant, [standing.expect(script)], correctedAt + 1);
  },
};
