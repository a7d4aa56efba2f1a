import { instantText } from '../world/local-dates';
import { Standing } from '../telling/standing';
import { TALKING_THERAPY } from '../world/service';
import { NON_URGENT, type Story } from './story';

const WEEK = 7 * 86_400_000;

/** England: both clocks run to the first treatment that is attended; an offer, and an assessment, stop neither. */
export const talkingTherapy: Story = {
  kind: 'talking-therapy',
  weight: 3,
  services: [TALKING_THERAPY],
  laws: ['england'],
  tell(stage) {
    const variant = stage.random.pick(['in-six', 'in-six', 'in-eighteen', 'too-late', 'assessed-only']);
    const script = stage.newCase();
    const existsFrom = stage.opens(script, NON_URGENT);
    const six = new Standing(stage.clock('england-six-weeks'), existsFrom);
    const eighteen = new Standing(stage.clock('england-eighteen-weeks'), existsFrom);

    const weeks = {
      'in-six': stage.random.whole(2, 5),
      'in-eighteen': stage.random.whole(7, 17),
      'too-late': stage.random.whole(19, 22),
      'assessed-only': stage.random.whole(2, 5),
    }[variant];
    const firstAt = stage.startAt + weeks * WEEK;
    const purpose = variant === 'assessed-only' ? 'assessment' : 'treatment';
    const appointmentId = script.book(stage.when(1), { startsAt: firstAt, more: { purpose } });
    const seen = script.attend(appointmentId, firstAt, { purpose });
    stage.act(seen.time);
    if (variant === 'in-six') six.met(seen.time, appointmentId, 'attended');
    if (variant === 'in-six' || variant === 'in-eighteen') eighteen.met(seen.time, appointmentId, 'attended');

    if (variant !== 'assessed-only') {
      // After the limit of the first, so that one visit alone can have kept it.
      const secondAt = Math.max(firstAt + WEEK, stage.startAt + (weeks < 6 ? 7 : 19) * WEEK);
      const second = script.book(stage.soon(), { startsAt: secondAt, more: { purpose } });
      stage.act(script.attend(second, secondAt, { purpose }).time);
      script.write('clinical', 'care.episode-ended.v1', stage.soon(), {
        startedAt: instantText(firstAt),
        reasonCode: 'completed',
      });
    }
    return stage.told(this.kind, variant, [six.expect(script), eighteen.expect(script)]);
  },
};
