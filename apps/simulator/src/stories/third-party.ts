import { CLERK, PROVIDER, TREATING_CLINICIAN } from '../world/actors';
import { Standing } from '../telling/standing';
import { promisedBy, PSYCHIATRY, THERAPY } from '../world/service';
import type { Story } from './story';

/** The referrer says how urgent it is. */
const REFERRED = {
  requestedBy: PROVIDER,
  channel: 'referral',
  statedUrgency: 'non-urgent',
  statedBy: PROVIDER,
} as const;

/**
 * Somebody else asks a county of Medi-Cal for a client: it is reviewed and the client is tried, and what was promised
 * to the client runs from the day on which the client agrees.
 */
export const thirdParty: Story = {
  kind: 'third-party',
  weight: 3,
  services: [
    ...promisedBy('county-first-visit', [THERAPY]),
    ...promisedBy('county-psychiatry', [PSYCHIATRY]),
  ],
  laws: ['medi-cal'],
  tell(stage) {
    const variant = stage.random.pick(['agreed', 'agreed', 'agreed-not-seen', 'never-reached', 'ignored']);
    const script = stage.newCase();
    const asked = stage.opens(script, REFERRED);
    const review = new Standing(stage.clock('county-review'), asked);
    const contact = new Standing(stage.clock('county-contact'), asked);
    const duties = () => [review.expect(script), contact.expect(script)];
    if (variant === 'ignored') return stage.told(this.kind, variant, duties());

    const reviewedAt = stage.soon();
    const reviewed = { by: TREATING_CLINICIAN, outcome: 'routed' };
    review.done(reviewedAt, script.write('intake', 'intake.request-reviewed.v1', reviewedAt, reviewed).id);
    const contactId = script.newId('contact');
    const call = { contactId, by: CLERK, purpose: 'scheduling', with: 'member', mode: 'phone' };
    script.write('intake', 'intake.contact-attempted.v1', stage.soon(), call);
    if (variant === 'never-reached') return stage.told(this.kind, variant, duties());

    const reachedAt = stage.soon();
    script.write('intake', 'intake.contact-reached.v1', reachedAt, { ...call, live: true });
    contact.done(reachedAt, contactId);
    const agreedAt = stage.soon();
    script.write('intake', 'intake.member-agreed.v1', agreedAt, { by: CLERK, contactId });
    const visit = new Standing(stage.clock(stage.service.promise, agreedAt), agreedAt);
    if (variant === 'agreed') {
      const offeredAt = stage.soon();
      const slot = { startsAt: stage.slot(stage.random.whole(2, stage.limit), agreedAt) };
      visit.met(offeredAt, script.offer(offeredAt, slot));
    }
    return stage.told(this.kind, variant, [...duties(), visit.expect(script)]);
  },
};
