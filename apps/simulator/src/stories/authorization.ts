import { PLAN } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { URGENT, type Story } from './story';

/** An urgent request for which prior authorization is asked: in time it runs on the longer limit, too late it does not. */
export const authorization: Story = {
  kind: 'authorization',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['met', 'late', 'nothing', 'denied', 'too-late']);
    const script = stage.newCase();
    const short = stage.clock('urgent');
    const long = stage.clock('urgent-authorized');
    const standing = new Standing(short, stage.opens(script, URGENT));

    const askedAt = variant === 'too-late' ? stage.atHour(50) : stage.within(stage.random.whole(2, 40));
    const authorizationId = script.newId('authorization');
    script.write('authorization', 'authorization.requested.v1', askedAt, { authorizationId });
    if (variant === 'too-late') return stage.told(this.kind, variant, [standing.expect(script)]);

    standing.ended(askedAt, 'authorization-requested');
    const longer = new Standing(long, askedAt);
    if (variant === 'denied') {
      const deniedAt = stage.within(45);
      script.write('authorization', 'authorization.decided.v1', deniedAt, {
        authorizationId,
        decision: 'denied',
        decidedBy: PLAN,
      });
      longer.ended(deniedAt, 'authorization-denied');
    } else if (variant !== 'nothing') {
      const approvedAt = stage.within(44);
      script.write('authorization', 'authorization.decided.v1', approvedAt, {
        authorizationId,
        decision: 'approved',
        decidedBy: PLAN,
      });
      const offeredAt = stage.within(47);
      const startsAt =
        variant === 'met' ? stage.slotBefore(long.dueAt) : long.dueAt + stage.random.whole(1, 48) * 3_600_000;
      const offerId = script.offer(offeredAt, { startsAt });
      if (variant === 'met') longer.met(offeredAt, offerId);
      else longer.lateOffer(offeredAt);
    }

    return stage.told(this.kind, variant, [standing.expect(script), longer.expect(script)]);
  },
};
