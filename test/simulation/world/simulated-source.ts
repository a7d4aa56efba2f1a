import { TamError } from '@tam/errors';
import type { LogReader, LogSource, MemoryLog, TopicOffsets, TopicPosition } from '@tam/monitor';
import type { Chance } from './chance';
import type { Link } from './link';
import type { Scheduler } from './scheduler';
import type { Weather } from './weather';

/** Who says which partitions are whose. */
export interface Membership {
  join(source: SimulatedSource): void;
  leave(source: SimulatedSource): void;
}

export interface SourceParts {
  readonly log: MemoryLog;
  readonly topics: readonly string[];
  readonly link: Link;
  readonly scheduler: Scheduler;
  readonly weather: Weather;
  readonly chance: Chance;
  readonly group: Membership;
  /** Offsets in one batch, at most. */
  readonly batchSize: number;
}

interface Place {
  readonly topic: string;
  readonly partition: number;
  offset: number;
  isPaused: boolean;
  /** Counts the seeks: a batch that was asked for before the last one is old. */
  seeks: number;
}

/** The twin of a consumer of a group, at the end of a line. One fetch is on its way at a time. */
export class SimulatedSource implements LogSource {
  private readonly places = new Map<string, Place>();
  private reader: LogReader | undefined;
  private owned: readonly number[] = [];
  private isFetching = false;
  private isWanted = false;
  private unwatch: () => void = () => undefined;

  constructor(private readonly parts: SourceParts) {}

  get host(): SourceParts['link']['host'] {
    return this.parts.link.host;
  }

  get partitions(): readonly number[] {
    return this.owned;
  }

  async start(reader: LogReader): Promise<void> {
    const { link, log, group } = this.parts;
    await link.call(() => {
      if (this.parts.weather.now('broker-away')) throw unavailable();
    });
    this.reader = reader;
    this.unwatch = log.watch(() => this.want());
    link.host.onDeath(() => this.unwatch());
    group.join(this);
  }

  stop(): Promise<void> {
    this.reader = undefined;
    this.unwatch();
    this.parts.group.leave(this);
    return this.parts.link.call(() => undefined);
  }

  /** The group has taken these away. Called in the process. */
  revoke(partitions: readonly number[]): void {
    this.owned = this.owned.filter((one) => !partitions.includes(one));
    this.reader?.revoked(partitions);
  }

  /** The group has given exactly these. Called in the process. */
  assign(partitions: readonly number[]): void {
    const lost = this.owned.filter((one) => !partitions.includes(one));
    this.owned = [...partitions];
    // What was lost need not be told apart: the reader owns exactly what it is assigned.
    if (lost.length > 0 && this.parts.chance.is(0.5)) this.reader?.revoked(lost);
    for (const topic of this.parts.topics) {
      for (const partition of partitions) {
        const old = this.places.get(key(topic, partition));
        const offset = this.parts.log.lowOf(topic, partition);
        const seeks = (old?.seeks ?? 0) + 1;
        this.places.set(key(topic, partition), { topic, partition, offset, isPaused: true, seeks });
      }
    }
    this.reader?.assigned(partitions);
  }

  seek(positions: readonly TopicPosition[]): void {
    for (const { topic, partition, offset } of positions) {
      const place = this.places.get(key(topic, partition));
      if (!place) continue;
      place.offset = offset;
      place.seeks++;
    }
    this.want();
  }

  pause(topic: string, partitions: readonly number[]): void {
    this.setPaused(topic, partitions, true);
  }

  resume(topic: string, partitions: readonly number[]): void {
    this.setPaused(topic, partitions, false);
    this.want();
  }

  offsets(topics: readonly string[]): Promise<readonly TopicOffsets[]> {
    const { link, weather, scheduler, log } = this.parts;
    return link.call(() => {
      if (weather.now('broker-away')) throw unavailable();
      const offsets = topics.flatMap((topic) => log.offsets(topic));
      const late = weather.now('offsets-late');
      if (!late) return offsets;
      return new Promise((resolve) => void scheduler.after(late.by, () => resolve(offsets)));
    });
  }

  commit(): Promise<void> {
    return Promise.resolve();
  }

  /** There may be something to fetch. */
  want(): void {
    if (!this.reader || this.host.state === 'dead') return;
    if (this.isFetching) {
      this.isWanted = true;
      return;
    }
    this.isFetching = true;
    this.isWanted = false;
    this.parts.link.send(() => this.serve());
  }

  /** At the broker: reads what there is and sends it. */
  private serve(): void {
    const { weather, scheduler, link } = this.parts;
    const away = weather.now('broker-away');
    if (away) {
      scheduler.at(away.at + away.for, () => this.serve());
      return;
    }
    const found = this.owned.flatMap((partition) =>
      this.parts.topics.flatMap((topic) => this.read(topic, partition) ?? []),
    );
    link.answer(() => {
      this.isFetching = false;
      for (const deliver of found) deliver();
      if (found.length > 0 || this.isWanted) this.want();
    });
  }

  private read(topic: string, partition: number): (() => void) | undefined {
    const place = this.places.get(key(topic, partition));
    const { weather, log, chance, batchSize } = this.parts;
    if (!place || place.isPaused) return undefined;
    const lag = weather.now('lag', (fault) => fault.topic === topic);
    if (lag) return undefined;
    const { seeks, offset } = place;
    const from = Math.max(this.beginOf(offset), log.lowOf(topic, partition));
    const stretch = log.read(topic, partition, from, chance.whole(1, batchSize));
    if (!stretch || stretch.nextOffset <= offset) return this.readPlainly(place);
    return () => this.deliver(place, seeks, { topic, partition, fromOffset: from, ...stretch });
  }

  private readPlainly(place: Place): (() => void) | undefined {
    const { topic, partition, offset, seeks } = place;
    const stretch = this.parts.log.read(topic, partition, offset, this.parts.batchSize);
    return (
      stretch && (() => this.deliver(place, seeks, { topic, partition, fromOffset: offset, ...stretch }))
    );
  }

  /** Where a fetch begins: where it was told to, or, while fetches go wrong, a little below or above. */
  private beginOf(offset: number): number {
    const { weather, chance } = this.parts;
    if (!weather.now('wrong-fetches')) return offset;
    return Math.max(0, offset + chance.pick([-3, -2, -1, 0, 0, 0, 1, 2]));
  }

  /** A batch that was asked for before a seek, a pause or a loss may still arrive, or may not. */
  private deliver(place: Place, seeks: number, batch: Parameters<LogReader['batch']>[0]): void {
    const isCurrent = this.places.get(key(place.topic, place.partition)) === place && place.seeks === seeks;
    if ((!isCurrent || place.isPaused) && this.parts.chance.is(0.5)) return;
    if (isCurrent) place.offset = batch.nextOffset;
    this.reader?.batch(batch);
  }

  private setPaused(topic: string, partitions: readonly number[], isPaused: boolean): void {
    for (const partition of partitions) {
      const place = this.places.get(key(topic, partition));
      if (place) place.isPaused = isPaused;
    }
  }
}

function key(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

function unavailable(): TamError {
  return new TamError('TAM_STREAM_BROKER_UNAVAILABLE', 'The broker is away.');
}
