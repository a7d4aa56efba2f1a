import type { TamError } from '@tam/errors';
import type { LostSpan } from '@tam/record';
import { endOf, type GateReading } from '../gate/gate-reading';
import type { LogBatch, Progress } from '../ports';
import { TopicQueue, type Pushed } from '../queue/topic-queue';
import type { Standpoint } from '../gate/cleared-to';
import { PartitionReadings } from '../gate/partition-readings';
import { MemberCache } from './member-cache';
import { ScopeWaits } from './scope-waits';

/**
 * loading: it waits to see that the log is still the one that was read. idle: may go into a round. busy: is in one. stopped: stands
 * still until a person has done something. gone: no longer ours.
 */
export type PartitionState = 'loading' | 'idle' | 'busy' | 'stopped' | 'gone';

/** 'rules': each open case is evaluated again; 'seal': who has long been settled is moved out of sight. */
export type WalkPurpose = 'rules' | 'seal';

/** One partition number, over all input topics, as its present owner sees it. Made anew whenever it starts from its row. */
export class OwnedPartition {
  state: PartitionState = 'idle';
  error: TamError | undefined;
  readonly queues = new Map<string, TopicQueue>();
  readonly cache: MemberCache;
  readonly readings: PartitionReadings;
  readonly waits: ScopeWaits;
  /** When events were appended that are lost for good, as people have accepted it. */
  lost: readonly LostSpan[] = [];
  /** All members are being walked over, because the rules are others or to seal the old: those up to here are done. */
  walk: { readonly purpose: WalkPurpose; readonly after: string } | undefined;
  /** Monotonic time from which on old members are looked for; Infinity: not set yet. */
  sealFrom = Infinity;
  /** Monotonic time from which on the next members may be walked over. */
  walkFrom = 0;
  /** They may be in the round that is next. */
  isWalkDue = false;
  /** A deadline is reached, or something can be settled. */
  isTimeReady = false;
  /** Monotonic time since which something waits; undefined: nothing does. */
  waitingSince: number | undefined;
  /** Backfill was seen since the last reading of the gate began: what its end is, is not known. */
  private isBackfillOpen = false;
  private backfillCount = 0;

  constructor(
    public progress: Progress,
    topics: readonly string[],
    private readonly backfillTopics: ReadonlySet<string>,
    cachedMembers: number,
    scopes: readonly number[],
    rules: string,
  ) {
    if (progress.rules !== rules) this.walk = { purpose: 'rules', after: '' };
    for (const topic of topics) {
      const { next = 0, mark = null } = progress.positions[topic] ?? {};
      this.queues.set(topic, new TopicQueue(topic, next, mark));
    }
    this.cache = new MemberCache(cachedMembers);
    this.readings = new PartitionReadings(
      progress.partition,
      topics.filter((topic) => !backfillTopics.has(topic)),
    );
    this.waits = new ScopeWaits(scopes);
  }

  /** These members were walked over; `isDone`: they were the last. */
  walked(members: readonly string[], isDone: boolean): void {
    this.isWalkDue = false;
    if (this.walk && isDone && this.walk.purpose === 'seal') this.sealFrom = Infinity;
    this.walk = this.walk && !isDone ? { ...this.walk, after: members.at(-1) ?? '' } : undefined;
  }

  get number(): number {
    return this.progress.partition;
  }

  /** It waits until each topic has shown again the last record that was applied of it, as far as the log still holds it. */
  askForProof({ offsets }: GateReading): void {
    for (const [topic, queue] of this.queues)
      queue.askForProof(offsets.get(topic)?.get(this.number)?.low ?? 0);
    this.state = this.isProven ? 'idle' : 'loading';
  }

  /** Whether nothing speaks against this being the log that was read. */
  get isProven(): boolean {
    for (const queue of this.queues.values()) if (queue.needsProof) return false;
    return true;
  }

  /** Looks only whether the batch is of the same log. */
  prove(batch: LogBatch): Pushed {
    return this.queues.get(batch.topic)?.prove(batch) ?? 'stale';
  }

  push(batch: LogBatch, monotonic: number): Pushed {
    const pushed = this.queues.get(batch.topic)?.push(batch) ?? 'stale';
    if (pushed !== 'queued') return pushed;
    this.waitingSince ??= monotonic;
    if (this.backfillTopics.has(batch.topic)) {
      this.isBackfillOpen = true;
      this.backfillCount++;
    }
    return pushed;
  }

  /** Backfill batches so far: tells whether any came while the gate was being read. */
  get backfillBatches(): number {
    return this.backfillCount;
  }

  /** `backfillBatches` is their number when the reading was begun. */
  install(reading: GateReading, backfillBatches: number): void {
    this.readings.install(reading, this.progress.positions);
    for (const [topic, queue] of this.queues) {
      const low = reading.offsets.get(topic)?.get(this.number)?.low;
      if (low !== undefined) queue.waiveProof(low);
    }
    if (backfillBatches === this.backfillCount) this.isBackfillOpen = false;
  }

  /** Whether history is still unread once the partition stands there. */
  isBackfilling(at: Standpoint): boolean {
    for (const topic of this.backfillTopics) {
      const next = at.positions[topic]?.next ?? 0;
      const end = endOf(this.readings.latest, topic, this.number) ?? next;
      if (this.isBackfillOpen || next < end || next < (this.queues.get(topic)?.end ?? 0)) return true;
    }
    return false;
  }

  /** Whether only a new reading of the gate can tell if history is read to its end. */
  get awaitsBackfillEnd(): boolean {
    if (!this.isBackfillOpen) return false;
    for (const topic of this.backfillTopics) if (!this.queues.get(topic)?.isEmpty) return false;
    return true;
  }

  get queued(): number {
    let records = 0;
    for (const queue of this.queues.values()) records += queue.size;
    return records;
  }

  get hasQueued(): boolean {
    for (const queue of this.queues.values()) if (!queue.isEmpty) return true;
    return false;
  }
}
