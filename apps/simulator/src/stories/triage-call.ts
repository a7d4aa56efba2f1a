import { CLERK, LAPSED_CLINICIAN, TRIAGE_NURSE } from '../world/actors';
import type { CallScript } from '../telling/call-script';
import { Standing } from '../telling/standing';
import type { Stage } from '../telling/stage';
import { SERVICES } from '../world/service';
import type { Story } from './story';

const MENU_AFTER = 5_000;

const VARIANTS = [
  'nurse',
  'nurse',
  'nurse',
  'last-instant',
  'instant-late',
  'late',
  'menu',
  'clerk',
  'lapsed',
  'nobody-named',
  'hung-up',
  'hung-up-late',
  'transferred',
] as const;

/** A caller waits for triage: somebody qualified answers within half an hour, gives up, or the promise is broken. */
export const triageCall: Story = {
  kind: 'triage-call',
  weight: 6,
  services: SERVICES,
  tell(stage) {
    const variant = stage.random.pick(VARIANTS);
    const call = stage.newCall('triage', {});
    const clock = stage.clock('triage-call');
    const standing = new Standing(clock, stage.startAt);
    const answeredInTime = (): void =>
      nurseAnswers(stage, call, standing, stage.afterMinutes(stage.random.whole(1, 28)));

    switch (variant) {
      case 'nurse':
        answeredInTime();
        break;
      case 'last-instant':
        nurseAnswers(stage, call, standing, stage.act(clock.dueAt));
        break;
      case 'instant-late':
        call.answer(stage.act(clock.dueAt + 1), TRIAGE_NURSE);
        break;
      case 'late':
        call.answer(stage.atMinute(stage.random.whole(31, 60)), TRIAGE_NURSE);
        break;
      case 'menu':
        call.answerByMachine(stage.act(stage.startAt + MENU_AFTER), stage.random.pick(['ivr', 'bot']));
        if (stage.random.chance(0.5)) answeredInTime();
        else call.answer(stage.atMinute(stage.random.whole(31, 60)), TRIAGE_NURSE);
        break;
      case 'clerk':
        call.answer(stage.afterMinutes(stage.random.whole(1, 10)), CLERK);
        call.end(stage.afterMinutes(stage.random.whole(11, 25)));
        break;
      case 'lapsed':
        call.answer(stage.afterMinutes(stage.random.whole(1, 28)), LAPSED_CLINICIAN);
        break;
      case 'nobody-named': {
        const at = stage.afterMinutes(stage.random.whole(1, 28));
        call.answerByNobodyKnown(at);
        standing.undetermined(at, 'answer-unknown');
        break;
      }
      case 'hung-up': {
        const at = stage.afterMinutes(stage.random.whole(1, 30));
        call.hangUp(at);
        standing.ended(at, 'abandoned');
        break;
      }
      case 'hung-up-late':
        call.hangUp(stage.atMinute(stage.random.whole(31, 60)));
        break;
      case 'transferred':
        call.answer(stage.afterMinutes(stage.random.whole(1, 4)), CLERK);
        call.transfer(stage.afterMinutes(stage.random.whole(5, 8)));
        if (stage.random.chance(0.5))
          nurseAnswers(stage, call, standing, stage.afterMinutes(stage.random.whole(9, 28)));
        else call.answer(stage.atMinute(stage.random.whole(31, 36)), TRIAGE_NURSE);
        break;
    }
    return stage.told(this.kind, variant, [standing.expect(call, `call:${call.callId}`)]);
  },
};

function nurseAnswers(stage: Stage, call: CallScript, standing: Standing, at: number): void {
  call.answer(at, TRIAGE_NURSE);
  standing.done(at, call.callId);
  if (stage.random.chance(0.5)) call.end(stage.afterMinutes(stage.random.whole(35, 70)));
}
