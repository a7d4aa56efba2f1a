import { CLERK, MEMBER } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The request is withdrawn. Only the member's side can, and only until it is due; a breach stays. */
export const withdrawal: Story = {
  kind: 'withdrawal',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['in-time', 'in-time', 'after-due', 'after-offer', 'by-plan']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    if (variant === 'after-offer') {
      const offeredAt = stage.when(1);
      standing.met(offeredAt, script.offer(offeredAt, { startsAt: stage.slot(stage.limit) }));
    }
    const withdrawnAt =
      variant === 'after-due' ? stage.on(stage.limit + 2) : stage.when(stage.random.whole(2, 4));
    script.write('intake', 'intake.request-withdrawn.v1', withdrawnAt, {
      by: variant === 'by-plan' ? CLERK : MEMBER,
      initiatedBy: variant === 'by-plan' ? 'plan' : 'member',
      reasonCode: stage.random.pick(['no-longer-wanted', 'care-elsewhere']),
      confirmedWithMember: variant !== 'by-plan',
    });
    if (variant === 'in-time') standing.ended(withdrawnAt, 'withdrawn-by-member');

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
