import { createCrisisEvaluator } from '@tam/crisis';
import { canonicalJson, fold } from '@tam/record';
import fc from 'fast-check';
import { book } from '../crisis-story';
import { CLERK, MEMBER, NURSE, RuleStory, UNKNOWN } from './rule-story';

const evaluator = createCrisisEvaluator(book);

/** Everything that the stories of the rules tell, as one step each, with what varies. */
const TELLINGS: readonly ((story: RuleStory, time: string, n: number) => RuleStory)[] = [
  (story, time, n) =>
    story.cssrsAt(time, ['N N - - - N -', 'Y N - - - N -', 'Y Y N Y N N -', 'Y Y - - - - -'][n % 4]!),
  (story, time, n) => story.phqAt(time, n % 4),
  (story, time, n) => story.statedAt(time, [['si-plan', 'overdose', 'si-no-plan'][n % 3]!]),
  (story, time, n) => story.routedAt(time, `U${n % 6}`),
  (story, time, n) => story.assigned(time, `U${n % 6}`, { decidedBy: [NURSE, CLERK, UNKNOWN][n % 3]! }),
  (story, time, n) => story.changed(time, `U${n % 6}`, { decidedBy: [NURSE, CLERK][n % 2]! }),
  (story, time, n) => story.assessedAt(time, `U${n % 6}`),
  (story, time, n) => story.recommended(time, `U${n % 6}`),
  (story, time) => story.reviewed(time),
  (story, time, n) => story.reached(time, { by: [NURSE, CLERK, UNKNOWN][n % 3]! }),
  (story, time) => story.attempted(time),
  (story, time, n) =>
    story.handoff((['started', 'accepted', 'declined', 'abandoned'] as const)[n % 4]!, time),
  (story, time, n) => story.completed(time, { outcome: ['routed', 'abandoned'][n % 2]! }),
  (story, time, n) =>
    story.closed(time, { by: [NURSE, CLERK][n % 2]!, disposition: ['ed', 'no-need-found'][n % 2]! }),
  (story, time, n) => story.offered(time, `2026-03-${10 + (n % 20)} 10:00`),
  (story, time, n) => story.bookedAt(time, `2026-03-${10 + (n % 20)} 10:00`, { appointmentId: 'visit-x' }),
  (story, time) => story.cancelled(time),
  (story, time) => story.missed(time),
  (story, time) => story.attended(time),
  (story, time, n) => story.elsewhere(time, ['ed', 'custody', 'csu'][n % 3]!),
  (story, time, n) =>
    story.response(['needed', 'dispatched', 'arrived', 'confirmed', 'ended'][n % 5]!, time, { kind: '911' }),
  (story, time) => story.tell('authorization.requested.v1', time, { authorizationId: 'auth-1' }),
  (story, time, n) => story.voidedAt(time, `e${1 + (n % 12)}`),
  (story, time) => story.tell('care.admitted.v1', time, { setting: 'inpatient' }),
  (story, time) => story.request(time.includes(' ') ? time : `2026-03-02 ${time}`, {}, { caseId: 'case-2' }),
  (story, time) => story.cssrsAt(time, 'Y Y N Y N N -', { administeredBy: MEMBER }, { caseId: 'case-2' }),
];

const telling = fc.tuple(
  fc.nat(TELLINGS.length - 1),
  fc.integer({ min: 2, max: 6 }),
  fc.nat(23),
  fc.constantFrom('00', '05', '20', '40'),
  fc.nat(11),
);

const told = fc.array(telling, { minLength: 1, maxLength: 14 }).map((steps) =>
  steps.reduce<RuleStory>((story, [which, day, hour, minute, n]) => {
    const time = `2026-03-0${day} ${String(hour).padStart(2, '0')}:${minute}`;
    return TELLINGS[which]!(story, time, n);
  }, new RuleStory().asked()),
);
const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 2, 17);
const asOf = fc.integer({ min: 0, max: 20 * DAY }).map((since) => START + since);

describe('all crisis rules together', () => {
  it('say the same of the same events in any order and delivered twice, and none of them throws', () => {
    fc.assert(
      fc.property(told, asOf, fc.infiniteStream(fc.nat()), (story, when, chance) => {
        const stored = story.stored();
        const said = evaluator.evaluate(fold('member-1', stored), when);
        const keys = new Map(stored.map((event) => [event.id, chance.next().value as number]));
        const shuffled = [...stored, ...stored.slice(0, 3)].sort((a, b) => keys.get(a.id)! - keys.get(b.id)!);
        const again = evaluator.evaluate(fold('member-1', shuffled), when);
        expect(canonicalJson(again.outcomes as never)).toBe(canonicalJson(said.outcomes as never));
        expect(again.nextDeadline).toBe(said.nextDeadline);
        expect(said.outcomes.filter(({ flags }) => flags.includes('rule-failed'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('say nothing new before the next deadline, and something new at it', () => {
    fc.assert(
      fc.property(told, asOf, (story, when) => {
        const record = fold('member-1', story.stored());
        const { outcomes, nextDeadline } = evaluator.evaluate(record, when);
        const until = nextDeadline === undefined ? when + 400 * DAY : nextDeadline - 1;
        expect(evaluator.evaluate(record, until).outcomes).toEqual(outcomes);
        if (nextDeadline === undefined) return;
        expect(evaluator.evaluate(record, nextDeadline).outcomes).not.toEqual(outcomes);
      }),
      { numRuns: 400 },
    );
  });
});
