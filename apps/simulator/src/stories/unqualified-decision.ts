import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import type { Story } from './story';

/** A clerk decides "not urgent" and nobody else said anything: no decision, so that both clocks run from the request. */
export const unqualifiedDecision: Story = {
  kind: 'unqualified-decision',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['days-later', 'same-day', 'nothing']);
    const script = stage.newCase();
    const shortClock = stage.clock('urgent');
    const saidByClerk = stage.random.chance(0.5) ? { statedUrgency: 'non-urgent', statedBy: CLERK } : {};
    const openedAt = stage.opens(script, saidByClerk);
    const routine = new Standing(stage.clock(stage.service.promise), openedAt);
    const urgent = new Standing(shortClock, openedAt, { late: 'undetermined' });

    script.write('intake', 'intake.urgency-assigned.v1', stage.soon(), {
      level: 'U4',
      decidedBy: CLERK,
      basis: 'script',
    });

    if (variant === 'days-later') {
      const offeredAt = stage.when(2);
      const offerId = script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(4, stage.limit)) });
      routine.met(offeredAt, offerId);
      if (offeredAt <= shortClock.dueAt) urgent.lateOffer(offeredAt);
    } else if (variant === 'same-day') {
      const offeredAt = stage.within(3);
      const offerId = script.offer(offeredAt, { startsAt: stage.slotBefore(shortClock.dueAt) });
      routine.met(offeredAt, offerId);
      urgent.met(offeredAt, offerId);
    }

    return stage.told(this.kind, variant, [routine.expect(script), urgent.expect(script)]);
  },
};
