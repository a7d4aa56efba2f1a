import { ruleSetOf, type Published } from '@tam/monitor';
import type { Determination, Evaluator } from '@tam/record';
import { type CountTally } from '../inspect/count-tally';
import type { Check, Divergence } from '../inspect/divergence';
import { Inspector } from '../inspect/inspector';
import { WatchedDatabase } from '../inspect/watched-database';
import type { Planting } from '../planted/planting';
import type { RuleSet } from '../rules/rule-set';
import { secondVersion } from '../rules/second-version';
import { TOPICS, type Fate, type Schedule } from '../schedule';
import { Chance } from './chance';
import { noFigures } from './figures';
import { Group } from './group';
import { InputLog } from './input-log';
import { Instance } from './instance';
import { weatherOf, type Latency } from './link';
import { OpenTransactions } from './open-transactions';
import { OutputLog } from './output-log';
import { Scheduler } from './scheduler';
import type { SimulatedSource } from './simulated-source';
import type { Surroundings } from './surroundings';
import { Weather } from './weather';

/** After a rule threw, its member has been tried again within so long, ms. */
const TRIED_AGAIN_WITHIN = 2_500;
/** No restore is quicker than what was still on its way to the broker, ms. */
const RESTORED_IN = 500;

export interface WorldOptions {
  readonly planting?: Planting | undefined;
  readonly trace?: (line: string) => void;
}

/** One run of one schedule: a log, a database, an output, a group and its instances, and time. */
export class World implements Surroundings {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly weather: Weather;
  readonly input: InputLog;
  readonly output: OutputLog;
  readonly group: Group;
  readonly transactions: OpenTransactions;
  readonly inspector: Inspector;
  readonly instances: readonly Instance[];
  readonly sources = new Set<SimulatedSource>();
  readonly figures = noFigures();
  readonly planting: Planting | undefined;
  database: WatchedDatabase;
  isRestoring = false;
  divergence: Divergence | undefined;
  readonly ruleSets: ReadonlyMap<string, Evaluator<Determination>>;
  private readonly second: Evaluator<Determination>;
  /** By instance, from when on it has the second version of the rules, ms; empty: nobody has. */
  private rolledOut: readonly number[] = [];
  private brokenUntil = 0;
  private clockOffset = 0;
  private commits = 0;
  private evaluations = 0;
  private copy: { readonly database: WatchedDatabase; readonly counts: CountTally } | undefined;
  private readonly fates: Map<number, Fate>;

  constructor(
    readonly schedule: Schedule,
    readonly rules: RuleSet,
    private readonly options: WorldOptions = {},
  ) {
    const { seed, faults, partitions, sessionTimeout } = schedule;
    this.planting = options.planting;
    this.chance = new Chance(seed);
    this.scheduler = new Scheduler(this.chance.fork('order'));
    this.weather = new Weather(faults, this.scheduler);
    this.input = new InputLog(partitions, this.chance.fork('log'), () => this.now);
    const trace = (line: string): void => this.trace(line);
    this.second = secondVersion(rules.evaluator);
    this.ruleSets = new Map([rules.evaluator, this.second].map((one) => [ruleSetOf(one).hash, one]));
    this.inspector = new Inspector({
      ruleSets: this.ruleSets,
      log: this.input.log,
      evaluator: rules.evaluator,
      sources: schedule.sources,
      effectsFrom: schedule.start,
      visibleAt: (topic, partition, offset) => this.input.visibleAt(topic, partition, offset),
      report: (check, detail) => this.report(check, detail),
      trace,
    });
    this.database = new WatchedDatabase(() => this.now, this.inspector);
    this.inspector.attach(this.database);
    this.transactions = new OpenTransactions(this.scheduler, this.chance.fork('transactions'));
    this.group = new Group({
      scheduler: this.scheduler,
      chance: this.chance.fork('group'),
      partitions,
      sessionTimeout,
      trace,
    });
    this.output = new OutputLog({
      faults,
      partitions,
      inspector: this.inspector,
      trace,
      rerouted: (topic, event) => this.input.reroute(topic, event),
    });
    this.fates = new Map(
      faults.flatMap((fault) => (fault.kind === 'commit' ? [[fault.nth, fault.fate]] : [])),
    );
    this.instances = Array.from({ length: schedule.instances }, (_, number) => new Instance(this, number));
  }

  get log(): InputLog['log'] {
    return this.input.log;
  }

  /** The database's clock, epoch ms. */
  get now(): number {
    return this.schedule.start + Math.floor(this.scheduler.now) + this.clockOffset;
  }

  /** Up to here everything must be decided before the run ends, epoch ms. */
  get horizon(): number {
    return Math.max(this.schedule.decidedTo, this.brokenUntil);
  }

  report(check: Check, detail: string): void {
    this.trace(`DIVERGENCE ${check}: ${detail}`);
    this.divergence ??= { check, detail, at: Math.floor(this.scheduler.now) };
  }

  trace(line: string): void {
    this.options.trace?.(`${this.scheduler.now.toFixed(1).padStart(9)}  ${line}`);
  }

  latency(purpose: string): Latency {
    return weatherOf(this.chance.fork(`latency ${purpose}`), this.schedule.calm);
  }

  /** What becomes of the COMMIT that arrives now. */
  drawFate(host: string): Fate {
    const fate = this.fates.get(++this.commits) ?? 'answered';
    if (fate !== 'answered') {
      this.figures.answersLost++;
      this.trace(`COMMIT ${this.commits} of ${host}: ${fate}`);
    }
    return fate;
  }

  /** The evaluator, throwing where the schedule says so. */
  disturbed(sound: Evaluator<Determination>): Evaluator<Determination> {
    const throwing = new Set(
      this.schedule.faults.flatMap((fault) => (fault.kind === 'rule-throws' ? [fault.nth] : [])),
    );
    if (throwing.size === 0) return sound;
    return {
      ...sound,
      evaluate: (record, asOf) => {
        if (!throwing.has(++this.evaluations)) return sound.evaluate(record, asOf);
        this.inspector.excused.add(record.memberRef);
        this.brokenUntil = this.now + TRIED_AGAIN_WITHIN;
        throw new Error('the rule has a defect');
      },
    };
  }

  /** Positive: ahead. */
  setClock(by: number): void {
    this.trace(`the clock of the database is set by ${by} ms`);
    this.input.noteClock();
    this.clockOffset += by;
  }

  /** Retention takes what the database, and the copy to which it may be put back, have applied. */
  cutLog(): void {
    const states = this.copy ? [this.database, this.copy.database] : [this.database];
    for (const topic of TOPICS) {
      for (let partition = 0; partition < this.schedule.partitions; partition++) {
        const applied = states.map(({ progress }) => progress.get(partition)?.positions[topic]?.next ?? 0);
        this.log.truncate(topic, partition, Math.max(this.log.lowOf(topic, partition), Math.min(...applied)));
      }
    }
    this.trace('retention takes what is applied');
  }

  copyDatabase(): void {
    this.trace('the database is copied');
    this.copy = { database: this.duplicate(this.database), counts: this.inspector.counts.copy() };
  }

  rulesFor(instance: number): Evaluator<Determination> {
    return this.scheduler.now < (this.rolledOut[instance] ?? Infinity) ? this.rules.evaluator : this.second;
  }

  /** The rules that are active now. */
  get active(): Evaluator<Determination> {
    const { installation } = this.database;
    return (installation && this.ruleSets.get(installation.rules)) ?? this.rules.evaluator;
  }

  /** A named person activates other rules, and the program that has them reaches each host within so long, ms. */
  activate(within: number): void {
    if (!this.database.installation) return;
    this.trace('other rules are activated');
    this.setRules();
    const chance = this.chance.fork('roll-out');
    this.rolledOut = this.instances.map(() => this.scheduler.now + chance.whole(0, within));
  }

  publishedEnds(): readonly Published[] {
    return [...this.inspector.published.ends.values()];
  }

  /** As the operator does it: everything is stopped, the older state is put in place, and everything starts again. */
  restore(): void {
    if (!this.copy?.database.installation) return;
    this.trace('the database is put back to its copy');
    this.figures.restores++;
    this.isRestoring = true;
    for (const { host } of this.instances) host?.kill();
    const { database, counts } = this.copy;
    this.database = database;
    this.inspector.attach(database, counts);
    this.isRestoring = false;
    if (this.rolledOut.length > 0) this.setRules();
    for (const instance of this.instances)
      instance.startAfter(this.chance.whole(RESTORED_IN, RESTORED_IN + 500));
  }

  private setRules(): void {
    const { installation } = this.database;
    const { hash, body } = ruleSetOf(this.second);
    this.database.ruleSets.set(hash, body);
    if (installation) this.database.installation = { ...installation, rules: hash };
  }

  private duplicate(from: WatchedDatabase): WatchedDatabase {
    const copy = new WatchedDatabase(() => this.now, this.inspector);
    copy.copyFrom(from);
    return copy;
  }
}
