import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A member who needs an interpreter is seen in time: whether one was there is a promise of its own. */
export const interpreter: Story = {
  kind: 'interpreter',
  weight: 4,
  services: SERVICES,
  laws: ['california'],
  tell(stage) {
    const variant = stage.random.pick(['present', 'present', 'missing', 'unsaid']);
    const script = stage.newCase();
    const needs = { languageNeeded: stage.random.pick(['es', 'vi', 'zh']), interpreterNeeded: true };
    const standing = new Standing(
      stage.clock(stage.service.promise),
      stage.opens(script, { ...NON_URGENT, ...needs }),
    );
    const slot = { startsAt: stage.slot(stage.random.whole(2, stage.limit)) };
    const offeredAt = stage.when(1);
    const offerId = script.offer(offeredAt, slot);
    standing.met(offeredAt, offerId);
    const appointmentId = script.acceptAndBook(stage.soon(), slot, offerId);
    const seen = script.attend(appointmentId, slot.startsAt, {
      interpreterPresent: variant === 'unsaid' ? undefined : variant === 'present',
    });
    const there = new Standing(stage.clock('interpreter', slot.startsAt), seen.time);
    if (variant === 'present') there.done(seen.time, appointmentId);
    if (variant === 'unsaid') there.undetermined(seen.time);

    return stage.told(this.kind, variant, [
      standing.expect(script),
      there.expect(script, `visit:${appointmentId}`),
    ]);
  },
};
