import { partitionOf, type TamEvent } from '@tam/events';
import { MemoryLog, type LetterKey, type LogItem } from '@tam/monitor';
import { BACKFILL, CONTROL, TOPICS, type Delivery } from '../schedule';
import type { Chance } from './chance';

interface Stretch {
  /** By offset: when it could first be read, by the database's clock; Infinity: not yet. */
  readonly visibleAt: number[];
  isOpen: boolean;
  lastStamp: number;
}

/** How long after its append time a record may become visible, ms. */
const STAMPED_BEFORE = 40;

/** The input topics, and when what could be read. */
export class InputLog {
  readonly log: MemoryLog;
  private readonly stretches = new Map<string, Stretch>();
  private latest = 0;

  constructor(
    private readonly partitions: number,
    private readonly chance: Chance,
    /** The database's clock, epoch ms. */
    private readonly now: () => number,
  ) {
    this.log = new MemoryLog(TOPICS, partitions);
    this.log.recreate(CONTROL, 1);
  }

  deliver(delivery: Delivery): void {
    const { topic, partition } = delivery;
    const stretch = this.stretchOf(topic, partition);
    switch (delivery.kind) {
      case 'open':
        stretch.isOpen = true;
        this.log.open(topic, partition);
        return;
      case 'close':
        this.close(topic, partition, stretch);
        return;
      case 'hidden':
        this.show(stretch);
        this.log.appendHidden(topic, partition);
        return;
      case 'skipped':
        this.log.append(topic, partition, {
          kind: 'skipped',
          appendTime: this.show(stretch),
          type: 'other.thing.v1',
        });
        return;
      case 'event':
        this.append(topic, partition, delivery.event);
        return;
      case 'control': {
        const appendTime = this.show(stretch);
        this.log.append(topic, partition, { kind: 'control', appendTime, event: delivery.event });
        return;
      }
      case 'garbage':
        this.fault(topic, partition, delivery.memberRef, 'no', undefined);
        return;
      case 'misrouted':
        this.fault(topic, partition, delivery.event.memberRef, 'first', delivery.event);
    }
  }

  /** What was redriven, sound or not; the key of a letter's member belongs to the letter's partition. */
  redrive(topic: string, letter: LetterKey, memberRef: string, event: TamEvent | undefined): void {
    if (event) this.append(topic, letter.partition, event, letter);
    else this.fault(topic, letter.partition, memberRef, 'no', undefined, letter);
  }

  /** An event that comes back to the partition of its key. */
  reroute(topic: string, event: TamEvent): void {
    this.append(topic, partitionOf(event.memberRef, this.partitions), event);
  }

  /** To be told before the database's clock is put back. */
  noteClock(): void {
    this.latestNow();
  }

  visibleAt(topic: string, partition: number, offset: number): number {
    return this.stretchOf(topic, partition).visibleAt[offset] ?? Infinity;
  }

  /** All that can be read of a partition. */
  *items(partition: number): Iterable<LogItem> {
    for (const topic of TOPICS) yield* this.read(topic, partition);
  }

  endOf(topic: string, partition: number): number {
    return this.log.offsets(topic)[partition]!.end;
  }

  private read(topic: string, partition: number): readonly LogItem[] {
    return this.log.read(topic, partition, 0, Number.MAX_SAFE_INTEGER)?.items ?? [];
  }

  private append(topic: string, partition: number, event: TamEvent, redriveOf?: LetterKey): void {
    const appendTime = this.show(this.stretchOf(topic, partition));
    const { recordedTime: _, ...rest } = event;
    const recorded = topic === BACKFILL ? event : { ...rest, recordedTime: appendTime };
    this.log.append(topic, partition, {
      kind: 'event',
      appendTime,
      event: recorded,
      ...(redriveOf && { redriveOf }),
    });
  }

  private fault(
    topic: string,
    partition: number,
    memberRef: string | undefined,
    misrouted: 'no' | 'first',
    event: TamEvent | undefined,
    redriveOf?: LetterKey,
  ): void {
    this.log.append(topic, partition, {
      kind: 'fault',
      ...(redriveOf && { redriveOf }),
      appendTime: this.show(this.stretchOf(topic, partition)),
      code: event ? 'TAM_STREAM_MISROUTED' : 'TAM_EVENT_NOT_JSON',
      pointer: '',
      message: 'unusable',
      memberRef,
      type: event?.type,
      misrouted,
      record: {
        key: null,
        value: new TextEncoder().encode(event ? JSON.stringify(event) : '?'),
        headers: {},
      },
    });
  }

  /** Notes when the next record can be read, and gives its append time: a little before, and never back. */
  private show(stretch: Stretch): number {
    stretch.visibleAt.push(stretch.isOpen ? Infinity : this.latestNow());
    const stamp = this.now() - this.chance.whole(0, STAMPED_BEFORE);
    stretch.lastStamp = Math.max(stretch.lastStamp, stamp);
    return stretch.lastStamp;
  }

  private close(topic: string, partition: number, stretch: Stretch): void {
    stretch.isOpen = false;
    const now = this.latestNow();
    stretch.visibleAt.forEach((at, offset) => {
      if (at === Infinity) stretch.visibleAt[offset] = now;
    });
    this.log.close(topic, partition);
  }

  /** The latest the database's clock has shown: it may have been put back since. */
  private latestNow(): number {
    this.latest = Math.max(this.latest, this.now());
    return this.latest;
  }

  private stretchOf(topic: string, partition: number): Stretch {
    const key = `${topic}/${partition}`;
    let stretch = this.stretches.get(key);
    if (!stretch) {
      stretch = { visibleAt: [], isOpen: false, lastStamp: 0 };
      this.stretches.set(key, stretch);
    }
    return stretch;
  }
}
