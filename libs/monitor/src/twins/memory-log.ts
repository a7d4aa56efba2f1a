import type { LogItem, LogMark, TopicOffsets } from '../ports';

type WithoutOffset<T> = T extends unknown ? Omit<T, 'offset'> : never;

/** One place of a partition: a record, or something that takes an offset and is never handed over. */
type Entry = { readonly item: WithoutOffset<LogItem> } | { readonly item: undefined };

interface Partition {
  /** Counts the logs that have had this name. */
  readonly life: number;
  low: number;
  readonly entries: Entry[];
  /** Offset from which on everything belongs to a transaction that is still open. */
  openFrom: number | undefined;
}

/** What a stretch of a partition holds. */
export interface Stretch {
  readonly items: readonly LogItem[];
  readonly nextOffset: number;
  readonly mark: LogMark | undefined;
  holds(mark: LogMark): boolean;
}

/** The twin of a broker's topics. */
export class MemoryLog {
  private readonly topics = new Map<string, Partition[]>();
  private readonly watchers = new Set<() => void>();

  constructor(topics: readonly string[], partitions: number) {
    for (const topic of topics) {
      this.topics.set(
        topic,
        Array.from({ length: partitions }, () => ({ life: 0, low: 0, entries: [], openFrom: undefined })),
      );
    }
  }

  /** Calls `watcher` whenever there may be more to read; the answer ends that. */
  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  /** Appends one record and gives its offset. */
  append(topic: string, partition: number, item: WithoutOffset<LogItem>): number {
    const offset = this.partition(topic, partition).entries.push({ item }) - 1;
    this.tell();
    return offset;
  }

  /** Takes an offset for something that is never handed over, such as a control record. */
  appendHidden(topic: string, partition: number): void {
    this.partition(topic, partition).entries.push({ item: undefined });
    this.tell();
  }

  /** What is appended from now on cannot be read until `close`. */
  open(topic: string, partition: number): void {
    const log = this.partition(topic, partition);
    log.openFrom ??= log.entries.length;
  }

  close(topic: string, partition: number): void {
    this.partition(topic, partition).openFrom = undefined;
    this.tell();
  }

  /** Retention: everything below the offset is gone. */
  truncate(topic: string, partition: number, low: number): void {
    this.partition(topic, partition).low = low;
  }

  /** The topic is made anew: empty, from offset 0. */
  recreate(topic: string, partitions: number): void {
    const life = (this.topics.get(topic)?.[0]?.life ?? 0) + 1;
    this.topics.set(
      topic,
      Array.from({ length: partitions }, () => ({ life, low: 0, entries: [], openFrom: undefined })),
    );
  }

  offsets(topic: string): readonly TopicOffsets[] {
    return (this.topics.get(topic) ?? []).map((log, partition) => ({
      topic,
      partition,
      low: log.low,
      end: log.openFrom ?? log.entries.length,
    }));
  }

  lowOf(topic: string, partition: number): number {
    return this.partition(topic, partition).low;
  }

  /** Up to `limit` offsets from there; undefined: nothing more can be read. */
  read(topic: string, partition: number, from: number, limit: number): Stretch | undefined {
    const log = this.partition(topic, partition);
    const nextOffset = Math.min(log.openFrom ?? log.entries.length, from + limit);
    if (nextOffset <= from) return undefined;
    const items: LogItem[] = [];
    for (let offset = from; offset < nextOffset; offset++) {
      const item = log.entries[offset]?.item;
      if (item) items.push({ ...item, offset });
    }
    const hashOf = (offset: number): string => `${log.life}${offset.toString(16).padStart(63, '0')}`;
    const last = items.at(-1);
    return {
      items,
      nextOffset,
      mark: last && { offset: last.offset, hash: hashOf(last.offset) },
      holds: ({ offset, hash }) => items.some((item) => item.offset === offset) && hashOf(offset) === hash,
    };
  }

  private tell(): void {
    for (const watcher of this.watchers) watcher();
  }

  private partition(topic: string, partition: number): Partition {
    const log = this.topics.get(topic)?.[partition];
    if (!log) throw new Error(`${topic}/${partition} does not exist`);
    return log;
  }
}
