import { CLERK, TREATING_CLINICIAN } from '../world/actors';
import { instantText } from '../world/local-dates';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A note that a longer wait does no harm. It moves the due date only if the right person writes it in time. */
export const extension: Story = {
  kind: 'extension',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'used',
      'unused',
      'not-needed',
      'by-clerk',
      'too-late',
      'revoked',
      'revoked-after-due',
    ]);
    const script = stage.newCase();
    const clock = stage.clock(stage.service.promise);
    const standing = new Standing(clock, stage.opens(script, NON_URGENT));

    const notedAt = variant === 'too-late' ? stage.on(stage.limit + 1) : stage.when(2);
    const latestAt = stage.time.endOf(stage.day(stage.limit + 10));
    const extensionId = script.newId('extension');
    script.write('clinical', 'intake.extension-documented.v1', notedAt + 1_000, {
      extensionId,
      author: variant === 'by-clerk' ? CLERK : TREATING_CLINICIAN,
      relation: 'treating',
      notedAt: instantText(notedAt),
      latestAt: instantText(latestAt),
      finding: 'no-detrimental-impact',
      recordRef: `note-${extensionId}`,
    });
    const valid = variant !== 'by-clerk' && variant !== 'too-late';
    if (valid) standing.moveDue(notedAt + 1_000, latestAt);

    if (variant === 'used' || variant === 'by-clerk') {
      const offeredAt = stage.when(3);
      const slot = { startsAt: stage.slot(stage.random.whole(stage.limit + 1, stage.limit + 10)) };
      const offerId = script.offer(offeredAt, slot);
      if (valid) standing.excused(offeredAt, offerId);
      else standing.lateOffer(offeredAt);
    } else if (variant === 'not-needed') {
      const offeredAt = stage.when(3);
      standing.met(offeredAt, script.offer(offeredAt, { startsAt: stage.slot(stage.limit) }));
    } else if (variant === 'revoked' || variant === 'revoked-after-due') {
      const revokedAt = variant === 'revoked' ? stage.when(4) : stage.on(stage.limit + 2);
      script.write('clinical', 'intake.extension-revoked.v1', revokedAt, {
        extensionId,
        author: TREATING_CLINICIAN,
        relation: 'treating',
        notedAt: instantText(revokedAt),
      });
      standing.moveDue(revokedAt, clock.dueAt);
    }

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
