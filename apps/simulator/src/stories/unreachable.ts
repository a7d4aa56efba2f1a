import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** The plan closes the case as unreachable. Without enough attempts on enough days the clock keeps running. */
export const unreachable: Story = {
  kind: 'unreachable',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['three-on-two-days', 'three-on-one-day', 'two-on-two-days', 'none']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const days = {
      'three-on-two-days': [1, 1, 2],
      'three-on-one-day': [1, 1, 1],
      'two-on-two-days': [1, 2],
      none: [],
    };
    // Two office-time draws of one day may come in either order; the later of two attempts is then moved on a little.
    const attempts = days[variant].map((day) => stage.on(day));
    for (const at of attempts) {
      const contactId = script.newId('contact');
      script.write('intake', 'intake.contact-attempted.v1', at, {
        contactId,
        by: CLERK,
        purpose: 'scheduling',
      });
    }
    const closedAt = attempts.at(-1) ?? stage.when(3);
    script.write('intake', 'intake.case-closed.v1', closedAt, {
      by: CLERK,
      initiatedBy: 'plan',
      reasonCode: 'unreachable',
      attempts: attempts.length,
    });
    if (variant === 'three-on-two-days') standing.ended(closedAt, 'unreachable');

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
