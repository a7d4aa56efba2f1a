import type { Storer } from '@tam/record';
import type { Clock, DeadLetter, MonitorStore, RevisionRow } from '../ports';
import type { RoundFigures } from '../observer';
import type { OwnedPartition } from '../partition/owned-partition';
import type { Taken } from '../queue/topic-queue';
import { sortArrivals, type PartitionArrivals } from './arrivals';
import { TopicTally } from './figures';
import { rememberWaits } from './find-due';
import type { RoundParts } from './round-parts';
import { RoundWork, type PartitionResult } from './round-work';

/** What goes into a round. */
export interface RoundPlan {
  readonly partitions: readonly { readonly owned: OwnedPartition; readonly taken: readonly Taken[] }[];
}

/** What a committed round leaves to be done. */
export interface RoundOutcome {
  /** Partitions that another owner has moved: to be started again from their rows. */
  readonly fenced: readonly OwnedPartition[];
  readonly revisions: readonly RevisionRow[];
  readonly letters: readonly DeadLetter[];
  readonly figures: RoundFigures;
}

/** Runs rounds, one transaction each, and brings the partitions up to what was committed. */
export class RoundRunner {
  constructor(
    private readonly store: Pick<MonitorStore, 'round'>,
    private readonly clock: Clock,
    private readonly toStored: Storer,
    private readonly writer: string,
    private readonly parts: RoundParts,
  ) {}

  /** Rejects where nothing was committed, or it is not known; the partitions then have to start again from their rows. */
  async run(plan: RoundPlan): Promise<RoundOutcome> {
    const begun = this.clock.monotonic();
    const tally = new TopicTally();
    const arrivals = plan.partitions.map(({ owned, taken }) =>
      sortArrivals(owned, taken, this.toStored, tally),
    );
    await this.parts.dictionary.ensure(names(arrivals));
    const work = new RoundWork(arrivals, this.parts, tally);
    let began = 0;
    const turns = arrivals.map(({ owned }) => ({ partition: owned.number, turn: owned.progress.turn }));
    const { fenced, decidedByTurn } = await this.store.round(turns, this.writer, (transaction) => {
      began = transaction.now - this.clock.monotonic();
      return work.run(transaction);
    });
    const progress = new Map(work.writes?.progress.map((row) => [row.partition, row]));
    for (const result of work.results) {
      const turn = result.row.turn + 1;
      remember(result, this.writer, turn, progress.get(result.row.partition)!);
    }
    const ended = this.clock.monotonic();
    return {
      fenced: arrivals.filter(({ owned }) => fenced.includes(owned.number)).map(({ owned }) => owned),
      revisions: work.writes?.revisions ?? [],
      letters: work.writes?.letters ?? [],
      figures: figuresOf(work, tally, ended - begun, began + ended, decidedByTurn),
    };
  }
}

/** Sources and types that rows will name by number. */
function* names(arrivals: readonly PartitionArrivals[]): Iterable<string> {
  for (const { members } of arrivals) {
    for (const { stored } of members.values()) {
      for (const event of stored) {
        yield event.source;
        yield event.type;
      }
    }
  }
}

/** Brings what is held in memory of a partition up to the turn just committed. */
function remember(
  result: PartitionResult,
  writer: string,
  turn: number,
  written: Omit<OwnedPartition['progress'], 'turn' | 'writer'>,
): void {
  const { owned, ask, found, touched } = result;
  owned.progress = { ...written, turn, writer };
  for (const member of result.members.values()) {
    if (!result.sealed.includes(member.memberRef) && !member.isUnsealed) owned.cache.put(member);
  }
  rememberWaits(owned, ask, found);
  if (result.walked) owned.walked(result.walked.members, result.walked.isDone);
  for (const { member } of touched) owned.waits.note(member.scope, member.dueAt, member.settleAt);
}

function figuresOf(
  work: RoundWork,
  tally: TopicTally,
  duration: number,
  committedAt: number,
  decidedByTurn: boolean,
): RoundFigures {
  const touched = work.results.flatMap((result) => result.touched);
  const answered = touched.filter(({ changes }) => changes.length > 0);
  return {
    partitions: work.results.length,
    events: work.results.reduce((sum, { records }) => sum + records, 0),
    topics: tally.all,
    members: touched.length,
    ticks: touched.filter(({ reached }) => reached !== undefined).length,
    revisions: work.writes?.revisions.length ?? 0,
    sealed: work.writes?.seals.length ?? 0,
    unsealed: work.writes?.unseals.length ?? 0,
    strays: tally.strays,
    letterCodes: work.writes?.letters.map(({ code }) => code) ?? [],
    answeredAppends: answered.map(({ firstAppend }) => firstAppend).filter((at) => at !== undefined),
    answeredDeadlines: answered
      .filter(({ cause }) => cause === 'tick')
      .map(({ reached }) => reached)
      .filter((at) => at !== undefined),
    withoutPack: work.results.reduce((sum, { withoutPack }) => sum + withoutPack, 0),
    committedAt,
    duration,
    decidedByTurn,
  };
}
