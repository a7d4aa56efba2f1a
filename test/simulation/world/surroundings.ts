import type { Published } from '@tam/monitor';
import type { Determination, Evaluator } from '@tam/record';
import type { Check } from '../inspect/divergence';
import type { WatchedDatabase } from '../inspect/watched-database';
import type { Planting } from '../planted/planting';
import type { RuleSet } from '../rules/rule-set';
import type { Fate, Schedule } from '../schedule';
import type { Chance } from './chance';
import type { Figures } from './figures';
import type { Group } from './group';
import type { InputLog } from './input-log';
import type { Latency } from './link';
import type { OpenTransactions } from './open-transactions';
import type { OutputLog } from './output-log';
import type { Scheduler } from './scheduler';
import type { SimulatedSource } from './simulated-source';
import type { Weather } from './weather';

/** What an instance of the service finds around it. */
export interface Surroundings {
  readonly schedule: Schedule;
  readonly rules: RuleSet;
  readonly planting: Planting | undefined;
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly weather: Weather;
  readonly log: InputLog['log'];
  readonly output: OutputLog;
  readonly database: WatchedDatabase;
  readonly group: Group;
  readonly transactions: OpenTransactions;
  /** Of all processes that are alive. */
  readonly sources: Set<SimulatedSource>;
  readonly figures: Figures;
  readonly isRestoring: boolean;
  report(check: Check, detail: string): void;
  trace(line: string): void;
  latency(purpose: string): Latency;
  /** What becomes of the COMMIT that arrives now. */
  drawFate(host: string): Fate;
  /** What the program that an instance starts now decides by. */
  rulesFor(instance: number): Evaluator<Determination>;
  /** The end of what was published of each partition. */
  publishedEnds(): readonly Published[];
  /** The evaluator, throwing where the schedule says so. */
  disturbed(sound: Evaluator<Determination>): Evaluator<Determination>;
}
