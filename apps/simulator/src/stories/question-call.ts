import { CLERK } from '../world/actors';
import { Standing } from '../telling/standing';
import { SERVICES } from '../world/service';
import type { Story } from './story';

/** A caller has a question about the plan: any person who answers within ten minutes keeps the promise, no machine does. */
export const questionCall: Story = {
  kind: 'question-call',
  weight: 5,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(['clerk', 'clerk', 'clerk', 'last-instant', 'late', 'bot', 'hung-up']);
    const call = stage.newCall('customer-service', {});
    const clock = stage.clock('question-call');
    const standing = new Standing(clock, stage.startAt);

    if (variant === 'clerk' || variant === 'last-instant') {
      const at = variant === 'clerk' ? stage.afterMinutes(stage.random.whole(1, 9)) : stage.act(clock.dueAt);
      call.answer(at, CLERK);
      standing.done(at, call.callId);
    }
    if (variant === 'late') call.answer(stage.atMinute(stage.random.whole(11, 40)), CLERK);
    if (variant === 'bot') call.answerByMachine(stage.afterMinutes(1), 'bot');
    if (variant === 'hung-up') {
      const at = stage.afterMinutes(stage.random.whole(1, 10));
      call.hangUp(at);
      standing.ended(at, 'abandoned');
    }
    return stage.told(this.kind, variant, [standing.expect(call, `call:${call.callId}`)]);
  },
};
