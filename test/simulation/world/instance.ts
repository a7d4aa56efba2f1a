import { Monitor, SeededRandomness, type MonitorPlan, type MonitorPorts } from '@tam/monitor';
import type { Determination } from '@tam/record';
import { BACKFILL, CONTROL, LIVE, TOPICS, type Fault } from '../schedule';
import { observe } from './observe';
import { Host } from './host';
import { Link } from './link';
import { SimulatedSink } from './simulated-sink';
import { SimulatedSource, type Membership } from './simulated-source';
import { SimulatedStore } from './simulated-store';
import type { Surroundings } from './surroundings';

/** How long after a failed start an instance is started again, ms. */
const START_AGAIN_AFTER = 300;

/** Whoever watches over the processes starts one that has ended again after so long, ms. */
const STARTED_AGAIN_AFTER = 100;

/** A consumer outside of any group: the one partition of the topic is its own at once. */
const ALONE: Membership = {
  join: (source) => void source.host.after(1, () => source.assign([0])),
  leave: () => undefined,
};

/** One instance of the service over all its lives: a process at a time, and whoever starts it again. */
export class Instance {
  host: Host | undefined;
  monitor: Monitor<Determination> | undefined;
  /** The process that has been told to stop. */
  private stopping: Host | undefined;
  private lives = 0;
  private acts = 0;
  private wallOffset = 0;
  private readonly crashes: Extract<Fault, { kind: 'crash' }>[];

  constructor(
    private readonly world: Surroundings,
    readonly number: number,
  ) {
    this.crashes = world.schedule.faults.filter(
      (fault): fault is Extract<Fault, { kind: 'crash' }> =>
        fault.kind === 'crash' && fault.instance === number,
    );
  }

  get isUp(): boolean {
    return this.host !== undefined && this.host.state !== 'dead';
  }

  start(): void {
    if (this.isUp || this.world.isRestoring) return;
    const { world } = this;
    this.lives++;
    world.figures.starts++;
    const host = new Host(`i${this.number}.${this.lives}`, world.scheduler, world.schedule.start, () =>
      this.diesNow(),
    );
    host.wallOffset = this.wallOffset;
    this.host = host;
    host.onDeath(() => world.trace(`${host.name} is gone`));
    this.monitor = this.assemble(host);
    world.trace(`${host.name} starts`);
    this.monitor.start().catch(() => {
      if (host.state === 'dead') return;
      host.kill();
      this.startAfter(START_AGAIN_AFTER);
    });
  }

  startAfter(delay: number): void {
    this.world.scheduler.after(delay, () => this.start());
  }

  /** A graceful stop; the process ends when it is done. */
  stop(downFor: number | undefined): void {
    const { host, monitor, world } = this;
    if (!host || !monitor || host.state !== 'running' || this.stopping === host) return;
    this.stopping = host;
    host.run(() => {
      world.trace(`${host.name} stops`);
      monitor.stop().then(
        () => {
          host.kill();
          if (downFor !== undefined) this.startAfter(downFor);
        },
        (error: unknown) => world.report('refused', `${host.name} cannot stop: ${String(error)}`),
      );
    });
  }

  halt(duration: number): void {
    const { host, world } = this;
    if (host?.state !== 'running') return;
    world.trace(`${host.name} stands still for ${duration} ms`);
    world.figures.zombies++;
    host.halt();
    world.transactions.halted(host);
    world.group.halted(host);
    world.scheduler.after(duration, () => {
      if (host.state !== 'stopped') return;
      world.trace(`${host.name} goes on`);
      host.resume();
      world.group.resumed(host);
    });
  }

  jumpWall(by: number): void {
    this.wallOffset += by;
    if (this.host) this.host.wallOffset = this.wallOffset;
  }

  private diesNow(): boolean {
    this.acts++;
    const index = this.crashes.findIndex(({ act }) => act === this.acts);
    if (index < 0) return false;
    this.world.figures.crashes++;
    this.startAfter(this.crashes[index]!.downFor);
    return true;
  }

  private assemble(host: Host): Monitor<Determination> {
    const { world, number } = this;
    const { schedule, planting, rules } = world;
    const life = `${number}/${this.lives}`;
    const link = (purpose: string): Link =>
      new Link(world.scheduler, host, world.latency(`${purpose}${life}`));
    const chance = world.chance.fork(`instance ${life}`);
    const store = new SimulatedStore({
      scheduler: world.scheduler,
      link: link('database'),
      weather: world.weather,
      database: world.database,
      transactions: world.transactions,
      fate: () => world.drawFate(host.name),
      delay: () => chance.whole(1, 600),
    });
    const sourceOf = (purpose: string, topics: readonly string[], group: Membership): SimulatedSource => {
      const source = new SimulatedSource({
        log: world.log,
        topics,
        link: link(purpose),
        scheduler: world.scheduler,
        weather: world.weather,
        chance,
        group,
        batchSize: chance.pick([1, 4, 50]),
      });
      world.sources.add(source);
      host.onDeath(() => world.sources.delete(source));
      return source;
    };
    const source = sourceOf('broker', TOPICS, world.group);
    const site = {
      log: world.log,
      database: () => world.database,
      clock: host,
      pause: (delay: number) => new Promise<void>((resolve) => void host.after(delay, resolve)),
    };
    const producer = link('producer');
    const sink = new SimulatedSink(producer, world.weather, world.output);
    const published = () => producer.call(() => world.publishedEnds());
    const ports: MonitorPorts = {
      store: planting?.store?.(store, site) ?? store,
      source: planting?.source?.(source, site) ?? source,
      sink: planting?.sink?.(sink, site) ?? sink,
      control: { topic: CONTROL, source: sourceOf('control', [CONTROL], ALONE) },
      published: planting?.published?.(published) ?? published,
      clock: host,
      randomness: new SeededRandomness(schedule.seed * 1_000 + number * 100 + this.lives),
    };
    const evaluator = world.disturbed(world.rulesFor(number));
    const plan: MonitorPlan<Determination> = {
      evaluator: planting?.evaluator?.(evaluator, site) ?? evaluator,
      file: rules.file,
      topics: { live: LIVE, backfill: [BACKFILL] },
      output: world.output.names,
      partitions: schedule.partitions,
      effectsFrom: schedule.start,
      limits: schedule.limits,
      ...(schedule.sources && { sources: schedule.sources }),
    };
    return new Monitor(
      ports,
      planting?.plan?.(plan) ?? plan,
      observe(world, host.name, () => this.stop(STARTED_AGAIN_AFTER)),
    );
  }
}
