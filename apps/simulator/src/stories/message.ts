import { CLERK, TRIAGE_NURSE } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import type { Story } from './story';

/** A caller leaves a message for triage. California counts the call-back that reaches the caller; the try is only shown. */
export const message: Story = {
  kind: 'message',
  weight: 3,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick([
      'reached',
      'reached',
      'reached-late',
      'only-tried',
      'tried-first',
      'by-clerk',
      'never',
    ]);
    const call = stage.newCall('triage', { mode: stage.random.pick(['voicemail', 'callback-request']) });
    const standing = new Standing(stage.clock('triage-call'), stage.startAt);

    if (variant === 'only-tried' || variant === 'tried-first') {
      const at = stage.afterMinutes(stage.random.whole(1, 15));
      call.callBack(at, TRIAGE_NURSE, false);
      standing.flag('callBackAttempted', at);
    }
    if (variant === 'reached' || variant === 'tried-first') {
      const at = stage.afterMinutes(stage.random.whole(16, 29));
      call.callBack(at, TRIAGE_NURSE, true);
      standing.done(at, call.callId);
    }
    if (variant === 'reached-late')
      call.callBack(stage.atMinute(stage.random.whole(31, 90)), TRIAGE_NURSE, true);
    if (variant === 'by-clerk') call.callBack(stage.afterMinutes(stage.random.whole(1, 28)), CLERK, true);

    return stage.told(this.kind, variant, [standing.expect(call, `call:${call.callId}`)]);
  },
};
