import type { FileOutcome } from '@tam/monitor';
import type { Determination, Evaluator } from '@tam/record';

/** What the simulated monitors decide by. */
export interface RuleSet {
  readonly evaluator: Evaluator<Determination>;
  readonly file: FileOutcome<Determination>;
}
