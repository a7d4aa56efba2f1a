import { PLAN } from '../world/actors';
import { Standing } from '../telling/standing';
import { PSYCHIATRY, NON_PHYSICIAN } from '../world/service';
import { NON_URGENT, type Story } from './story';

/**
 * The network cannot give the care: the member is told so in writing, an appointment outside it is arranged, and its
 * details follow. Each step has a clock of its own, beside the promise to the request.
 */
export const outsideNetwork: Story = {
  kind: 'outside-network',
  weight: 6,
  services: [...NON_PHYSICIAN, PSYCHIATRY],
  laws: ['california'],
  tell(stage) {
    const variant = stage.random.pick([
      'arranged',
      'arranged',
      'notice-late',
      'no-notice',
      'details-late',
      'no-details',
      'cancelled',
      'nothing',
    ]);
    const script = stage.newCase();
    const first = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));
    const foundAt = stage.when(1);
    const found = { determinedBy: PLAN, scope: stage.service.name, reasonCode: 'no-capacity' };
    script.write('intake', 'intake.network-unavailable.v1', foundAt, found);
    const outside = new Standing(
      stage.clock(stage.service === PSYCHIATRY ? 'outside-psychiatry' : 'outside-first-visit'),
      foundAt,
    );
    const notice = new Standing(stage.clock('outside-notice', foundAt), foundAt);
    const expected = () => [first.expect(script), outside.expect(script), notice.expect(script, 'oon')];
    const sendNotice = (at: number): string =>
      script.write('intake', 'intake.out-of-network-notice-sent.v1', at, { to: 'member', via: 'letter' }).id;

    if (variant !== 'notice-late' && variant !== 'no-notice' && variant !== 'nothing') {
      const at = stage.soon();
      notice.done(at, sendNotice(at));
    }
    if (variant === 'nothing') return stage.told(this.kind, variant, expected());

    const slot = { startsAt: stage.slot(stage.random.whole(6, stage.limit)), more: { inNetwork: false } };
    const offeredAt = stage.when(2);
    const offerId = script.offer(offeredAt, slot);
    first.met(offeredAt, offerId);
    outside.met(offeredAt, offerId);
    const acceptedAt = stage.soon();
    const appointmentId = script.acceptAndBook(acceptedAt, slot, offerId);
    const bookedAt = stage.act(acceptedAt + 1_000);
    const details = new Standing(stage.clock('outside-details', acceptedAt), bookedAt);
    const sendDetails = (at: number): string =>
      script.write('scheduling', 'scheduling.appointment-details-sent.v1', at, { appointmentId }).id;
    if (variant === 'cancelled') {
      const at = stage.soon();
      script.cancel(at, appointmentId, 'unknown');
      details.ended(at, 'appointment-cancelled');
      first.withdrawn(at, 'undetermined');
      outside.withdrawn(at, 'undetermined');
    } else if (variant === 'details-late') {
      const at = stage.act(details.clock.dueAt + 1);
      sendDetails(at);
    } else if (variant !== 'no-details') {
      const at = stage.soon();
      details.done(at, sendDetails(at));
    }
    if (variant === 'notice-late') sendNotice(stage.act(notice.clock.dueAt + 1));
    return stage.told(this.kind, variant, [...expected(), details.expect(script, `visit:${appointmentId}`)]);
  },
};
