import type { Answer } from './answers';
import type { Condition } from './rule-set-schema';

/** Each item of a rule set with its answer; undefined: none, refused, or not understood. */
export type YesNoAnswers = ReadonlyMap<string, boolean | undefined>;

/** What an answer is worth to a condition. */
export function givenAnswer(answer: Answer<boolean> | undefined): boolean | undefined {
  return typeof answer === 'object' ? answer.is : undefined;
}

/** Whether any of some conditions holds; none: no. */
export function holdsAny(conditions: readonly Condition[], answers: YesNoAnswers): boolean {
  return conditions.some((condition) =>
    Object.entries(condition).every(([name, wanted]) => wordOf(answers.get(name)) === wanted),
  );
}

function wordOf(answer: boolean | undefined): Condition[string] {
  if (answer === undefined) return 'unanswered';
  return answer ? 'yes' : 'no';
}
