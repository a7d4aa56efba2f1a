import { TamError } from '@tam/errors';
import {
  MemoryStore,
  type CommitFate,
  type ExpectedTurn,
  type MemoryDatabase,
  type MonitorStore,
  type RoundResult,
  type RoundTransaction,
  type RoundWrites,
} from '@tam/monitor';
import type { Fate } from '../schedule';
import type { Link } from './link';
import { rolledBack, type OpenTransaction, type OpenTransactions } from './open-transactions';
import type { Scheduler } from './scheduler';
import type { Weather } from './weather';

export interface StoreParts {
  readonly scheduler: Scheduler;
  readonly link: Link;
  readonly weather: Weather;
  readonly database: MemoryDatabase;
  readonly transactions: OpenTransactions;
  /** What becomes of the COMMIT that has just arrived. */
  readonly fate: () => Fate;
  /** How long a COMMIT that is said to be lost is still on its way, ms. */
  readonly delay: () => number;
}

type Work = (transaction: RoundTransaction) => Promise<RoundWrites>;

/** The twin of a database connection at the end of a line: every call and every answer is a step of its own. */
export class SimulatedStore implements MonitorStore {
  private readonly twin: MemoryStore;

  constructor(private readonly parts: StoreParts) {
    this.twin = new MemoryStore(parts.database);
  }

  readonly initialise: MonitorStore['initialise'] = (first) => this.ask(() => this.twin.initialise(first));
  readonly now: MonitorStore['now'] = () => this.ask(() => this.twin.now());
  readonly progress: MonitorStore['progress'] = (ones) => this.ask(() => this.twin.progress(ones));
  readonly beat: MonitorStore['beat'] = (writer, ones) => this.ask(() => this.twin.beat(writer, ones));
  readonly noteBreaker: MonitorStore['noteBreaker'] = (one, until) =>
    this.ask(() => this.twin.noteBreaker(one, until));
  readonly breakerReleases: MonitorStore['breakerReleases'] = (ones) =>
    this.ask(() => this.twin.breakerReleases(ones));
  readonly eraseLetters: MonitorStore['eraseLetters'] = (olderThan, limit) =>
    this.ask(() => this.twin.eraseLetters(olderThan, limit));
  readonly noteGaps: MonitorStore['noteGaps'] = (gaps, turns) =>
    this.ask(() => this.twin.noteGaps(gaps, turns));
  readonly gaps: MonitorStore['gaps'] = (ones) => this.ask(() => this.twin.gaps(ones));
  readonly activate: MonitorStore['activate'] = (rules, by) => this.ask(() => this.twin.activate(rules, by));
  readonly activeRules: MonitorStore['activeRules'] = () => this.ask(() => this.twin.activeRules());
  readonly raiseEpoch: MonitorStore['raiseEpoch'] = (from, to) =>
    this.ask(() => this.twin.raiseEpoch(from, to));
  readonly depart: MonitorStore['depart'] = (writer) => this.ask(() => this.twin.depart(writer));
  readonly dictionary: MonitorStore['dictionary'] = (after) => this.ask(() => this.twin.dictionary(after));
  readonly intern: MonitorStore['intern'] = (texts) => this.ask(() => this.twin.intern(texts));
  readonly relayCursors: MonitorStore['relayCursors'] = (ones) =>
    this.ask(() => this.twin.relayCursors(ones));
  readonly saveRelayCursors: MonitorStore['saveRelayCursors'] = (cursors) =>
    this.ask(() => this.twin.saveRelayCursors(cursors));
  readonly revisionsAfter: MonitorStore['revisionsAfter'] = (partition, after, limit) =>
    this.ask(() => this.twin.revisionsAfter(partition, after, limit));
  readonly lettersAfter: MonitorStore['lettersAfter'] = (partition, after, limit) =>
    this.ask(() => this.twin.lettersAfter(partition, after, limit));
  readonly counts: MonitorStore['counts'] = () => this.ask(() => this.twin.counts());
  readonly overdue: MonitorStore['overdue'] = (ones, at) => this.ask(() => this.twin.overdue(ones, at));

  round(turns: readonly ExpectedTurn[], writer: string, work: Work): Promise<RoundResult> {
    return this.ask(
      () =>
        new Promise<RoundResult>((resolve, reject) => {
          const open = this.parts.transactions.open(this.parts.link.host);
          const connection = new MemoryStore(this.parts.database, {
            before: () => Promise.resolve(),
            commit: () => this.commit(reject),
          });
          connection
            .round(turns, writer, (transaction) =>
              Promise.race([open.lost, this.atClient(transaction, open, work)]),
            )
            .then(resolve, reject)
            .finally(() => open.close());
        }),
    );
  }

  /** The work of a round is done in the process, and its reads are asked of the database. */
  private atClient(transaction: RoundTransaction, open: OpenTransaction, work: Work): Promise<RoundWrites> {
    const { link } = this.parts;
    const inside = <T>(read: () => Promise<T>): Promise<T> =>
      this.ask(() => (open.isLost ? Promise.reject(rolledBack()) : read()));
    const seen: RoundTransaction = {
      now: transaction.now,
      held: transaction.held,
      read: (keys) => inside(() => transaction.read(keys)),
      due: (asks, limit) => inside(() => transaction.due(asks, limit)),
      earliestAfter: (asks) => inside(() => transaction.earliestAfter(asks)),
      unsettled: (asks, limit) => inside(() => transaction.unsettled(asks, limit)),
      walk: (partition, after, limit, which) =>
        inside(() => transaction.walk(partition, after, limit, which)),
      openLetters: (keys) => inside(() => transaction.openLetters(keys)),
      earliestUnsettledAfter: (asks) => inside(() => transaction.earliestUnsettledAfter(asks)),
    };
    return new Promise((resolve, reject) => {
      link.answer(() => {
        work(seen).then(
          (writes) => link.send(() => resolve(writes)),
          (error: unknown) => link.send(() => reject(error as Error)),
        );
      });
    });
  }

  private async commit(loseAnswer: (error: Error) => void): Promise<CommitFate> {
    const { weather, scheduler, fate, delay } = this.parts;
    const drawn = fate();
    if (weather.now('database-away')) return 'unknown-before';
    if (drawn !== 'later') return drawn;
    loseAnswer(new TamError('TAM_MONITOR_COMMIT_UNKNOWN', 'The answer to COMMIT was lost.'));
    await new Promise<void>((resolve) => void scheduler.after(delay(), resolve));
    return 'answered';
  }

  private ask<T>(serve: () => Promise<T>): Promise<T> {
    const { link, weather, scheduler } = this.parts;
    return link.call(() => {
      if (weather.now('database-away')) {
        throw new TamError('TAM_STREAM_DATABASE_UNAVAILABLE', 'The database is away.');
      }
      const slow = weather.now('database-slow');
      if (!slow) return serve();
      return new Promise<T>((resolve, reject) => {
        scheduler.after(slow.by, () => void serve().then(resolve, reject));
      });
    });
  }
}
