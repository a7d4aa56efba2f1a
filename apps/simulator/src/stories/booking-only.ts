import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import { NON_URGENT, type Story } from './story';

/** A source that sends bookings but no offers. A late one the member chose leaves the first offer unknown. */
export const bookingOnly: Story = {
  kind: 'booking-only',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['timely', 'timely', 'late', 'late-by-choice', 'late-for-capacity']);
    const script = stage.newCase();
    const standing = new Standing(stage.clock(stage.service.promise), stage.opens(script, NON_URGENT));

    const bookedAt = stage.when(1);
    const timely = variant === 'timely';
    const slot = {
      startsAt: stage.slot(
        timely ? stage.random.whole(2, stage.limit) : stage.limit + stage.random.whole(1, 10),
      ),
      more: {
        'late-by-choice': { delayReason: 'member-chose-date' },
        'late-for-capacity': { delayReason: 'no-capacity' },
        timely: {},
        late: {},
      }[variant],
    };
    const appointmentId = script.book(bookedAt, slot);
    if (timely) standing.met(bookedAt, appointmentId, 'booking-only');
    else standing.lateOffer(bookedAt, variant === 'late-by-choice' ? 'undetermined' : 'breached');

    return stage.told(this.kind, variant, [standing.expect(script)]);
  },
};
