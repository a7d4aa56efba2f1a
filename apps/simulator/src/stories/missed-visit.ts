import { Standing } from '../telling/standing';
import { expectLost, lostBy } from './lost-appointment';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A timely visit does not take place. Missed by the provider it is taken back at its start; by the member it is not. */
export const missedVisit: Story = {
  kind: 'missed-visit',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['member', 'member', 'provider', 'system', 'provider-made-good']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const slot = { startsAt: stage.slot(stage.random.whole(2, stage.limit - 3)) };
    const offeredAt = stage.when(1);
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);

    const missedAt = stage.act(slot.startsAt + stage.random.whole(15, 60) * 60_000);
    const side = variant === 'provider-made-good' ? 'provider' : variant;
    script.miss(missedAt, appointmentId, side);
    const lost = lostBy(side, stage, missedAt);
    if (variant !== 'member') standing.idle(missedAt);
    if (variant === 'provider-made-good') {
      const againAt = stage.soon();
      const again = { startsAt: stage.slot(stage.random.whole(1, 2), againAt) };
      const offerId = script.offer(againAt, again);
      standing.met(againAt, offerId);
      lost?.met(againAt, offerId);
    }

    return stage.told(this.kind, variant, [
      standing.expect(script),
      ...expectLost(lost, script, appointmentId),
    ]);
  },
};
