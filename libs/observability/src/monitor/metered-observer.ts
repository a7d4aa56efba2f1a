import { ERRORS, isTamError, type ErrorCode, type TamError } from '@tam/errors';
import type { Flood, MonitorObserver, RoundFigures, TopicFigures } from '@tam/monitor';
import type { Logger } from '../logs/logger';
import type { ProcessMetrics } from '../metrics/metrics';
import type { MonitorTally } from './tally';

export interface MeteredObserverOptions {
  readonly metrics: ProcessMetrics;
  readonly logger: Logger;
  readonly domain: 'access' | 'crisis';
  /** Written by the observer, read by health and status. */
  readonly tally: MonitorTally;
  /** The source has given up: only a new start of the process helps. */
  readonly onGaveUp?: () => void;
  /** Epoch ms of the host. */
  readonly wall: () => number;
}

/** A line about the partitioner of a source is written again after so long, ms. */
const WARN_AGAIN_AFTER = 60_000;
const WARNED_SOURCES = 1_000;

const RESULTS = {
  applied: 'applied',
  duplicate: 'duplicate',
  conflict: 'conflict',
  unread: 'unread',
  skipped: 'skipped',
  deadLetter: 'dead-letter',
  republished: 'republished',
} as const satisfies Record<keyof TopicFigures, string>;

/** Turns what a monitor tells into metrics, log lines and a tally. */
export class MeteredObserver implements MonitorObserver {
  /** When a line was last written about the partitioner of a source, epoch ms of the host. */
  private readonly warnedOf = new Map<string, number>();

  constructor(private readonly options: MeteredObserverOptions) {}

  assigned(partitions: readonly number[]): void {
    const { tally, metrics, logger } = this.options;
    for (const partition of [...tally.owned]) if (!partitions.includes(partition)) this.letGo(partition);
    for (const partition of partitions) tally.owned.add(partition);
    metrics.count('tam_rebalances_total', {});
    logger.info('This instance has its partitions.', { partitions: partitions.length });
  }

  revoked(partitions: readonly number[]): void {
    for (const partition of partitions) this.letGo(partition);
    this.options.logger.info('Partitions were taken away.', { partitions: partitions.length });
  }

  running(partition: number): void {
    this.options.tally.running.add(partition);
    this.forgetStop(partition);
    this.options.logger.debug('The partition has passed its first gate.', { partition });
  }

  committed(figures: RoundFigures): void {
    const { metrics, tally, domain } = this.options;
    tally.events += figures.events;
    metrics.count('tam_rounds_total', { outcome: 'committed' });
    metrics.observe('tam_round_seconds', {}, figures.duration / 1_000);
    metrics.observe('tam_round_events', {}, figures.events);
    for (const [topic, counts] of figures.topics) this.countTopic(topic, counts);
    for (const code of figures.letterCodes) metrics.count('tam_dead_letters_total', { code });
    for (const [source, count] of figures.strays) this.warnOfPartitioner(source, count);
    if (figures.withoutPack > 0) metrics.count('tam_no_pack_total', { domain }, figures.withoutPack);
    if (figures.sealed > 0) metrics.count('tam_sealed_members_total', { what: 'sealed' }, figures.sealed);
    if (figures.unsealed > 0)
      metrics.count('tam_sealed_members_total', { what: 'brought-back' }, figures.unsealed);
    const { committedAt } = figures;
    for (const append of figures.answeredAppends) {
      metrics.observe('tam_event_to_determination_seconds', {}, secondsSince(append, committedAt));
    }
    for (const deadline of figures.answeredDeadlines) {
      metrics.observe('tam_deadline_lateness_seconds', {}, secondsSince(deadline, committedAt));
    }
  }

  fenced(partitions: readonly number[]): void {
    const { metrics, logger } = this.options;
    metrics.count('tam_rounds_total', { outcome: 'fenced' });
    metrics.count('tam_fenced_total', {}, partitions.length);
    logger.warn('Another instance has written these partitions; they start again from the database.', {
      partitions: partitions.length,
    });
  }

  sweeping(partitions: readonly number[]): void {
    this.options.logger.warn('Partitions without an owner are looked after.', {
      partitions: partitions.length,
    });
  }

  clockJumped(whose: 'host' | 'database', by: number): void {
    this.options.metrics.count('tam_clock_jumps_total', { whose });
    this.options.logger.error('A clock was set.', { reason: whose, milliseconds: by });
  }

  rulesReplaced(): void {
    this.options.logger.error(
      'Another rule set was activated; this instance ends, to be started with that one.',
    );
    this.options.onGaveUp?.();
  }

  epochRaised(epoch: number): void {
    this.options.logger.warn(
      'The database is behind what was published: it was restored, and goes on in a new epoch.',
      {
        epoch,
      },
    );
  }

  flooded(partition: number, { records, faults }: Flood): void {
    const { tally, metrics, domain, logger } = this.options;
    tally.paused.add(partition);
    metrics.count('tam_breaker_trips_total', { domain });
    metrics.set('tam_intake_paused', { domain }, tally.paused.size);
    logger.error('Most of what came cannot be used; the intake of the partition is paused.', {
      partition,
      events: records,
      count: faults,
    });
  }

  intakeGoesOn(partition: number): void {
    const { tally, metrics, domain, logger } = this.options;
    tally.paused.delete(partition);
    metrics.set('tam_intake_paused', { domain }, tally.paused.size);
    logger.info('The intake of the partition goes on.', { partition });
  }

  stalled(duration: number): void {
    this.options.metrics.count('tam_stalls_total', { domain: this.options.domain });
    this.options.logger.error('The rounds stand still; this instance ends, to be started again.', {
      milliseconds: Math.round(duration),
    });
    this.options.tally.gaveUp = true;
    this.options.onGaveUp?.();
  }

  failed(error: unknown, partitions: readonly number[]): void {
    this.options.metrics.count('tam_rounds_total', { outcome: 'failed' });
    this.note('warn', 'It failed and is tried again.', error, { partitions: partitions.length });
  }

  stopped(partition: number, error: TamError): void {
    this.options.tally.stopped.set(partition, error.code);
    this.exportStopped(error.code);
    this.note('error', 'The partition stands still until somebody has looked at it.', error, { partition });
  }

  evaluationFailed(error: TamError): void {
    this.note('error', 'A rule failed for a whole record.', error);
  }

  erased(letters: number): void {
    this.options.logger.info('The bytes of old dead letters were deleted.', { count: letters });
  }

  relayed(records: number): void {
    this.options.metrics.count('tam_relayed_records_total', {}, records);
  }

  sourceFailed(error: Error): void {
    this.options.metrics.count('tam_crashes_total', {});
    this.note('error', 'The consumer has stopped.', error);
    if (!isTamError(error) || error.retriable) return;
    this.options.tally.gaveUp = true;
    this.options.onGaveUp?.();
  }

  /** Of a source at most once a minute: it is all of its events or none. */
  private warnOfPartitioner(source: string, count: number): void {
    const { wall, logger } = this.options;
    if (wall() - (this.warnedOf.get(source) ?? -Infinity) < WARN_AGAIN_AFTER) return;
    if (this.warnedOf.size >= WARNED_SOURCES) this.warnedOf.clear();
    this.warnedOf.set(source, wall());
    logger.warn(
      'A producer chooses partitions otherwise than by murmur2 of the key; its events are sent on.',
      {
        source,
        count,
      },
    );
  }

  private countTopic(topic: string, counts: TopicFigures): void {
    const { metrics } = this.options;
    for (const [name, result] of Object.entries(RESULTS) as [keyof TopicFigures, string][]) {
      if (counts[name] > 0) metrics.count('tam_events_total', { topic, result }, counts[name]);
    }
    if (counts.skipped > 0) metrics.count('tam_skipped_events_total', { topic }, counts.skipped);
  }

  private letGo(partition: number): void {
    const { tally } = this.options;
    tally.owned.delete(partition);
    tally.running.delete(partition);
    this.forgetStop(partition);
  }

  private forgetStop(partition: number): void {
    const { stopped } = this.options.tally;
    const reason = stopped.get(partition);
    stopped.delete(partition);
    if (reason !== undefined) this.exportStopped(reason);
  }

  private exportStopped(reason: string): void {
    const count = [...this.options.tally.stopped.values()].filter((one) => one === reason).length;
    this.options.metrics.set('tam_partitions_stopped', { reason }, count);
  }

  private note(level: 'warn' | 'error', message: string, error: unknown, fields: object = {}): void {
    const code = isTamError(error) ? error.code : undefined;
    this.options.logger[level](message, { ...fields, ...(code && { code }), error });
    const text = code === undefined ? message : textOf(code);
    this.options.tally.lastError = { code: code ?? 'unknown', text, at: this.options.wall() };
  }
}

const textOf = (code: ErrorCode): string => `${ERRORS[code].text} ${ERRORS[code].todo}`;

/** Two clocks that differ by a little must not make a negative delay. */
const secondsSince = (from: number, to: number): number => Math.max(0, to - from) / 1_000;
