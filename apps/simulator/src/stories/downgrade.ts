import { ALGORITHM, CLERK, LAPSED_CLINICIAN, TRIAGE_NURSE } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { URGENT, type Story } from './story';

/** Urgent is called not urgent. Only a qualified person, with a reason other than capacity and in time, ends the clock. */
export const downgrade: Story = {
  kind: 'downgrade',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'qualified-then-offer',
      'qualified-then-nothing',
      'by-clerk',
      'by-algorithm',
      'by-lapsed-licence',
      'for-capacity',
      'after-due',
    ]);
    const script = stage.newCase();
    const standing = new Standing(stage.clock('urgent'), stage.opens(script, URGENT));
    const qualified = variant === 'qualified-then-offer' || variant === 'qualified-then-nothing';
    const decidedBy = { 'by-clerk': CLERK, 'by-algorithm': ALGORITHM, 'by-lapsed-licence': LAPSED_CLINICIAN };

    const contactId = script.newId('contact');
    const reachedAt = variant === 'after-due' ? stage.atHour(49) : stage.within(stage.random.whole(2, 40));
    script.write('intake', 'intake.contact-reached.v1', reachedAt, {
      contactId,
      by: TRIAGE_NURSE,
      purpose: 'triage',
      with: 'member',
      live: true,
    });
    const changedAt = stage.soon();
    script.changeUrgency(changedAt, decidedBy[variant as keyof typeof decidedBy] ?? TRIAGE_NURSE, {
      from: 'U2',
      to: 'U4',
      basis: 'clinical-judgement',
      contactId,
      reasonCode: variant === 'for-capacity' ? 'CAPACITY_NO_SLOT' : 'NEW_INFORMATION',
    });
    if (!qualified) return stage.told(this.kind, variant, [standing.expect(script)]);

    standing.ended(changedAt, 'reclassified');
    const routine = new Standing(stage.clock(stage.service.promise), changedAt);
    if (variant === 'qualified-then-offer') {
      const offeredAt = stage.when(3);
      routine.met(
        offeredAt,
        script.offer(offeredAt, { startsAt: stage.slot(stage.random.whole(4, stage.limit)) }),
      );
    }
    return stage.told(this.kind, variant, [standing.expect(script), routine.expect(script)]);
  },
};
