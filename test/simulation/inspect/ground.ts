import type { MemoryLog, SourcePlan } from '@tam/monitor';
import type { Evaluator } from '@tam/record';
import type { Report } from './divergence';

/** What checks are made with: the log as it is, the rules as they were meant, and where to tell what is wrong. */
export interface Ground {
  readonly log: MemoryLog;
  /** The evaluator as it was meant, not as a monitor of this run may have it. */
  readonly evaluator: Evaluator;
  /** All rule sets of the run, by hash; each as it was meant. */
  readonly ruleSets: ReadonlyMap<string, Evaluator>;
  readonly sources: SourcePlan | undefined;
  /** Older matters have no effects, epoch ms. */
  readonly effectsFrom: number;
  /** When the entry at this offset could first be read, by the database's clock; Infinity: it is not there yet. */
  readonly visibleAt: (topic: string, partition: number, offset: number) => number;
  readonly report: Report;
  readonly trace: (line: string) => void;
}
