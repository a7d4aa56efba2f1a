import { BACKFILL_TOPIC } from '@tam/events';
import type {
  CountRow,
  DeclaredSource,
  LogSource,
  MonitorStore,
  Overdue,
  Progress,
  TopicOffsets,
  Words,
} from '@tam/monitor';
import type { CountedMetrics, CountedSample, MonitorTally, ProcessMetrics } from '@tam/observability';
import { watchedSamples, type ReadWatchedCounts } from './watched-samples';

/** What one look at the broker and the database has shown. */
export interface Gauged {
  /** Epoch ms by the database. */
  readonly at: number;
  /** Records of the owned partitions that are not applied yet. */
  readonly lagRecords: number;
  readonly lagSeconds: number;
  readonly clocks: { readonly [status: string]: number };
}

export interface MonitorGaugesOptions {
  readonly store: MonitorStore;
  readonly source: Pick<LogSource, 'offsets'>;
  readonly topics: readonly string[];
  readonly tally: MonitorTally;
  readonly metrics: ProcessMetrics;
  readonly counted: CountedMetrics;
  /** What the packs in use are: it does not change while the process runs. */
  readonly packs: readonly CountedSample[];
  readonly watched: ReadWatchedCounts;
  readonly declared: readonly DeclaredSource[];
  /** What the sources have said of themselves. */
  readonly words: () => Words;
  /** How long a broker may take to say where its log ends, ms. */
  readonly answerWithin?: number;
}

/** How old the counts that no round keeps may become, ms: to read them costs more than to read those that are kept. */
const WATCHED_FOR = 10_000;

/** A deadline is not called held while an ordinary round may still be on its way to it, ms. */
const ON_ITS_WAY = 2_000;
/** A broker that stands still answers nothing for as long as its client tries: nobody may look well meanwhile, ms. */
const ANSWER_WITHIN = 5_000;

/**
 * Looks, in the background, at what only the broker and the database know, and exports it: lag, held deadlines, and the
 * counts that the rounds keep. A scrape shows the last look.
 */
export class MonitorGauges {
  last: Gauged | undefined;
  /** Why the last look failed; undefined if it did not. */
  fault: string | undefined;

  /** Ours, ascending; where the broker does not say any more whose they are, those that were ours last. */
  private owned: readonly number[] = [];
  private watched: { readonly at: number; readonly samples: readonly CountedSample[] } | undefined;

  constructor(private readonly options: MonitorGaugesOptions) {}

  /** One look. Throws what the broker or the database says, after the monitor was exported as blind. */
  async refresh(): Promise<void> {
    const { store, tally } = this.options;
    try {
      const at = await store.now();
      const counts = await store.counts();
      if (this.watched === undefined || at - this.watched.at >= WATCHED_FOR)
        this.watched = { at, samples: watchedSamples(await this.options.watched(at), at) };
      this.exportCounts(counts, at);
      const ends = await this.ends();
      if (ends || tally.owned.size > 0) this.owned = [...tally.owned].sort((a, b) => a - b);
      const [rows, overdue] = await Promise.all([
        store.progress(this.owned),
        store.overdue(this.owned, at - ON_ITS_WAY),
      ]);
      const lag = this.exportLag(rows, ends, at);
      this.exportHeld(overdue, lag.behind);
      this.exportSources(at);
      const { lagRecords, lagSeconds } = lag;
      this.last = { at, lagRecords, lagSeconds, clocks: byStatus(counts) };
    } catch (error) {
      this.fault = 'the database does not answer';
      throw error;
    } finally {
      this.exportBlindness();
    }
  }

  /** The ends of the log; undefined, and a fault, where the broker does not say. */
  private async ends(): Promise<readonly TopicOffsets[] | undefined> {
    const { source, topics, answerWithin = ANSWER_WITHIN } = this.options;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('no answer')), answerWithin);
    });
    try {
      const ends = await Promise.race([source.offsets(topics), late]);
      this.fault = undefined;
      return ends;
    } catch {
      this.fault = 'the broker does not answer';
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  /** By the broker where it does not answer, by a source where the log is read to its end, else because we are behind. */
  private exportHeld(overdue: readonly Overdue[], behind: ReadonlySet<number>): void {
    const held = { behind: 0, broker: 0, source: 0 };
    for (const { partition, scope, members } of overdue) {
      const why =
        this.fault !== undefined ? 'broker' : scope === 0 || behind.has(partition) ? 'behind' : 'source';
      held[why] += members;
    }
    for (const [why, members] of Object.entries(held)) {
      this.options.metrics.set('tam_deadlines_held', { domain: 'access', why }, members);
    }
  }

  /** How long ago the most silent of the declared sources that ever spoke said how far it is complete, or that it is alive. */
  private exportSources(at: number): void {
    const words = this.options.words();
    const ages = { batch: 0, stream: 0 };
    for (const { source, mode } of this.options.declared) {
      const word = words.get(source);
      const said = mode === 'batch' ? word?.completeThrough : word?.heardAt;
      if (said !== undefined) ages[mode] = Math.max(ages[mode], (at - said) / 1_000);
    }
    for (const [mode, age] of Object.entries(ages))
      this.options.metrics.set('tam_source_age_seconds', { mode }, age);
  }

  private exportBlindness(): void {
    const { metrics, tally } = this.options;
    const blind = this.fault !== undefined || tally.gaveUp || tally.stopped.size > 0;
    metrics.set('tam_monitor_blind', { domain: 'access' }, blind ? 1 : 0);
  }

  private exportCounts(counts: readonly CountRow[], asOf: number): void {
    this.options.counted.replace({
      asOf,
      samples: [
        ...this.options.packs,
        ...clocks(counts),
        ...revisions(counts),
        ...(this.watched?.samples ?? []),
      ],
    });
  }

  private exportLag(
    rows: readonly Progress[],
    ends: readonly TopicOffsets[] | undefined,
    at: number,
  ): { lagRecords: number; lagSeconds: number; behind: ReadonlySet<number> } {
    const { metrics, topics } = this.options;
    const behindPartitions = new Set<number>();
    if (!ends) {
      const { lagRecords = 0, lagSeconds = 0 } = this.last ?? {};
      return { lagRecords, lagSeconds, behind: behindPartitions };
    }
    const byPlace = new Map(ends.map(({ topic, partition, end }) => [`${topic} ${partition}`, end]));
    let lagRecords = 0;
    let oldest = 0;
    for (const topic of topics) {
      let seconds = 0;
      for (const { partition, positions } of rows) {
        const position = positions[topic];
        if (!position) continue;
        const behind = Math.max(0, (byPlace.get(`${topic} ${partition}`) ?? 0) - position.next);
        metrics.set('tam_consumer_lag_records', { topic, partition: String(partition) }, behind);
        lagRecords += behind;
        if (behind > 0 && topic !== BACKFILL_TOPIC) behindPartitions.add(partition);
        if (behind > 0 && position.clearedTo > 0)
          seconds = Math.max(seconds, (at - position.clearedTo) / 1_000);
      }
      metrics.set('tam_consumer_lag_seconds', { topic }, seconds);
      if (topic !== BACKFILL_TOPIC) oldest = Math.max(oldest, seconds);
    }
    return { lagRecords, lagSeconds: Math.round(oldest), behind: behindPartitions };
  }
}

function clocks(counts: readonly CountRow[]): CountedSample[] {
  const sums = new Map<string, CountedSample & { name: 'tam_clocks'; value: number }>();
  for (const { facets, status, outcomes } of counts) {
    const { standard, region } = facets;
    const key = [standard, status, region].join('|');
    const value = (sums.get(key)?.value ?? 0) + outcomes;
    sums.set(key, { name: 'tam_clocks', labels: { standard, status, region }, value });
  }
  return [...sums.values()];
}

function revisions(counts: readonly CountRow[]): CountedSample[] {
  const sums = new Map<string, number>();
  for (const { status, revisions: rows } of counts) sums.set(status, (sums.get(status) ?? 0) + rows);
  return [...sums].map(([status, value]) => ({
    name: 'tam_revisions_total',
    labels: { kind: 'determination', status },
    value,
  }));
}

function byStatus(counts: readonly CountRow[]): { [status: string]: number } {
  const sums: { [status: string]: number } = {};
  for (const { status, outcomes } of counts) sums[status] = (sums[status] ?? 0) + outcomes;
  return sums;
}
