import { CLERK, TRIAGE_NURSE } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** Not urgent becomes urgent in mid-clock: from when the new facts were there, which may be the request itself. */
export const upgrade: Story = {
  kind: 'upgrade',
  weight: 4,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['new-facts-met', 'new-facts-breached', 'same-facts', 'by-clerk']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const changedAt = variant === 'same-facts' ? stage.within(stage.random.whole(3, 20)) : stage.when(2);
    script.changeUrgency(changedAt, variant === 'by-clerk' ? CLERK : TRIAGE_NURSE, {
      from: 'U4',
      to: 'U2',
      basis: 'clinical-judgement',
      reasonCode: variant === 'same-facts' ? 'CLINICAL_JUDGEMENT_SAME_FACTS' : 'NEW_INFORMATION',
    });
    if (variant === 'by-clerk') return stage.told(this.kind, variant, [standing.expect(script)]);

    standing.ended(changedAt, 'reclassified');
    const clock = stage.clock('urgent', variant === 'same-facts' ? stage.startAt : changedAt);
    const urgent = new Standing(clock, changedAt);
    if (variant !== 'new-facts-breached') {
      const offeredAt = stage.soon();
      urgent.met(offeredAt, script.offer(offeredAt, { startsAt: stage.slotBefore(clock.dueAt) }));
    }
    return stage.told(this.kind, variant, [standing.expect(script), urgent.expect(script)]);
  },
};
