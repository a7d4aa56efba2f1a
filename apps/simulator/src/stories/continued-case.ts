import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A new case goes on with an older one. It inherits the start of a clock that was still running, and of no other. */
export const continuedCase: Story = {
  kind: 'continued-case',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['closed-by-plan', 'was-kept', 'was-breached']);
    const first = stage.newCase();
    const second = stage.newCase();
    const old = new Standing(stage.clock(stage.service.promise), stage.opens(first, NON_URGENT));

    if (variant === 'was-kept') {
      const offeredAt = stage.when(1);
      old.met(offeredAt, first.offer(offeredAt, { startsAt: stage.slot(2) }));
    } else {
      const closedAt = stage.when(2);
      first.write('intake', 'intake.case-closed.v1', closedAt, {
        by: CLERK,
        initiatedBy: 'plan',
        reasonCode: 'administrative',
      });
    }

    const againAt = variant === 'closed-by-plan' ? stage.when(3) : stage.on(stage.limit + 3);
    second.request(againAt, { ...NON_URGENT, continues: first.caseId });
    const inherits = variant === 'closed-by-plan';
    const standing = new Standing(
      stage.clock(stage.service.promise, inherits ? stage.startAt : againAt),
      againAt,
    );
    if (inherits) {
      old.ended(againAt, 'continued');
      standing.flag('possibleRestart');
    } else if (variant === 'was-breached') standing.flag('continuesBreached');

    return stage.told(this.kind, variant, [old.expect(first), standing.expect(second)]);
  },
};
