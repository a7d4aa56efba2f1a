import { facetsText } from '../filing';
import { standpointAfter, type Standpoint } from '../gate/cleared-to';
import { newMember, type MemberState } from '../member/member-state';
import { isSealable } from '../member/sealable';
import type { OwnedPartition, WalkPurpose } from '../partition/owned-partition';
import type {
  CountChange,
  LetterSettlement,
  MemberKey,
  Progress,
  RoundTransaction,
  RoundWrites,
} from '../ports';
import { NO_SOURCE } from '../sources/source-gate';
import { closeGaps, type PartitionArrivals } from './arrivals';
import type { TopicTally } from './figures';
import { findDue, timeAsk, type DueFound, type TimeAsk } from './find-due';
import { conflictLetter, faultLetter } from './letters';
import { PartitionRound, type TouchedMember } from './partition-round';
import { noRows, PartitionWrites } from './partition-writes';
import type { RoundParts } from './round-parts';

/** What of a partition is to be remembered once the round is committed. */
export interface PartitionResult {
  readonly owned: OwnedPartition;
  readonly row: Progress;
  readonly at: Standpoint;
  readonly ask: TimeAsk;
  readonly found: DueFound;
  readonly members: ReadonlyMap<string, MemberState>;
  readonly touched: readonly TouchedMember[];
  readonly records: number;
  readonly withoutPack: number;
  /** What was walked over; undefined: nothing was. */
  readonly walked: WalkStep | undefined;
  /** Members moved out of sight. */
  readonly sealed: readonly string[];
}

/** One step of a walk over the members of a partition. */
interface WalkStep {
  readonly purpose: WalkPurpose;
  readonly members: readonly string[];
  /** They are the last. */
  readonly isDone: boolean;
}

/** By partition; one that is not mentioned is not being walked over. */
type Walked = ReadonlyMap<number, WalkStep>;

interface Locked {
  readonly row: Progress;
  readonly arrivals: PartitionArrivals;
  readonly at: Standpoint;
  readonly ask: TimeAsk;
  readonly members: Map<string, MemberState>;
}

/** The work of one round between its locks and its COMMIT. Used once. */
export class RoundWork {
  results: PartitionResult[] = [];
  writes: RoundWrites | undefined;

  constructor(
    private readonly arrivals: readonly PartitionArrivals[],
    private readonly parts: RoundParts,
    private readonly tally: TopicTally,
  ) {}

  async run(transaction: RoundTransaction): Promise<RoundWrites> {
    const locked = this.lock(transaction);
    const settled = await this.settleLetters(transaction, locked);
    const walked = await this.walk(transaction, locked);
    const asks = new Map(locked.map(({ row, ask }) => [row.partition, ask]));
    const [found] = await Promise.all([
      findDue(transaction, asks, this.parts.limits.roundDue),
      this.load(transaction, locked, (one) => [
        ...one.arrivals.members.keys(),
        ...(walked.get(one.row.partition)?.members ?? []),
      ]),
    ]);
    await this.load(transaction, locked, ({ row }) => timely(found, row.partition));
    const rounds = locked.map((one) => {
      const round = new PartitionRound(
        one.arrivals,
        one.at,
        one.ask,
        one.members,
        transaction.now,
        this.parts,
        this.tally,
      );
      const step = walked.get(one.row.partition);
      const again = new Set(step?.purpose === 'rules' ? step.members : []);
      round.run(refsOf(found.due, one), refsOf(found.unsettled, one), again);
      return round;
    });
    await this.parts.dictionary.ensure(textsOf(rounds));
    const written = this.write(locked, rounds, walked, transaction.now);
    const seals = locked.flatMap((one, i) => this.sealable(one, rounds[i]!, walked.get(one.row.partition)));
    this.results = locked.map((one, i) => {
      const { partition } = one.row;
      const sealed = seals.filter((key) => key.partition === partition).map(({ memberRef }) => memberRef);
      return resultOf(one, rounds[i]!, found, walked.get(partition), sealed);
    });
    this.writes = { ...written, settlements: settled, seals };
    return this.writes;
  }

  private lock(transaction: RoundTransaction): Locked[] {
    const now = this.parts.steady(transaction.now);
    const rows = new Map(transaction.held.map((row) => [row.partition, row]));
    const locked: Locked[] = [];
    for (const arrivals of this.arrivals) {
      const { owned, taken } = arrivals;
      const row = rows.get(owned.number);
      if (!row) continue;
      const { liveTopics, limits, gateOf } = this.parts;
      const at = standpointAfter(row, taken, owned.readings, liveTopics, now);
      const ask = timeAsk(owned, at, now, limits, gateOf);
      locked.push({ row, arrivals, at, ask, members: new Map() });
    }
    return locked;
  }

  /** The next members of each partition that is being walked over. */
  private async walk(transaction: RoundTransaction, locked: readonly Locked[]): Promise<Walked> {
    const walked = new Map<number, WalkStep>();
    const { walkStep } = this.parts.limits;
    for (const { row, arrivals } of locked) {
      const { walk, isWalkDue } = arrivals.owned;
      if (!walk || !isWalkDue) continue;
      const { purpose, after } = walk;
      const which = purpose === 'rules' ? 'all' : 'settled';
      const members = await transaction.walk(row.partition, after, walkStep, which);
      walked.set(row.partition, { purpose, members, isDone: members.length < walkStep });
    }
    return walked;
  }

  /**
   * The rule set under which all of the partition is evaluated once this round is written: not known while some of it is
   * evaluated under ours and some under another, or who has the other would take it for his own work.
   */
  private rulesAfter(row: Progress, step: WalkStep | undefined): string {
    const { rules } = this.parts.context;
    return row.rules === rules || (step?.purpose === 'rules' && step.isDone) ? rules : '';
  }

  /** Of the members walked over for that those that are long settled and that this round did not touch. */
  private sealable(one: Locked, round: PartitionRound, step: WalkStep | undefined): readonly MemberKey[] {
    if (step?.purpose !== 'seal') return [];
    const { partition } = one.row;
    const before = one.at.clearedTo - this.parts.limits.sealAfter;
    const touched = new Set(round.touched.map(({ member }) => member.memberRef));
    return step.members
      .filter((memberRef) => !touched.has(memberRef) && isSealable(one.members.get(memberRef)!, before))
      .map((memberRef) => ({ partition, memberRef }));
  }

  /** Finds the dead letters whose redrive this round brings, and closes their gaps. */
  private async settleLetters(
    transaction: RoundTransaction,
    locked: readonly Locked[],
  ): Promise<readonly LetterSettlement[]> {
    const keys = locked.flatMap(({ arrivals }) => arrivals.redriven);
    if (keys.length === 0) return [];
    const open = await transaction.openLetters(keys);
    for (const { row, arrivals } of locked) {
      closeGaps(
        arrivals,
        open.filter(({ partition }) => partition === row.partition),
      );
    }
    return open.map(({ partition, seq }) => ({ partition, seq }));
  }

  /** Brings members in: from the cache of their partition, else from their rows, in one read. */
  private async load(
    transaction: RoundTransaction,
    locked: readonly Locked[],
    refsOfPartition: (one: Locked) => Iterable<string>,
  ): Promise<void> {
    const keys: MemberKey[] = [];
    for (const one of locked) {
      const { partition } = one.row;
      for (const memberRef of refsOfPartition(one)) {
        if (one.members.has(memberRef)) continue;
        const cached = one.arrivals.owned.cache.take(memberRef);
        one.members.set(memberRef, cached ?? newMember(partition, memberRef));
        if (!cached) keys.push({ partition, memberRef });
      }
    }
    if (keys.length === 0) return;
    const byPartition = new Map(locked.map((one) => [one.row.partition, one.members]));
    await this.parts.codec.decode(await transaction.read(keys), (partition, memberRef) =>
      byPartition.get(partition)!.get(memberRef)!,
    );
  }

  private write(
    locked: readonly Locked[],
    rounds: readonly PartitionRound[],
    walked: Walked,
    now: number,
  ): Omit<RoundWrites, 'settlements' | 'seals'> {
    const rows = noRows();
    const counts: CountChange[] = [];
    const unseals: MemberKey[] = [];
    const { codec, dictionary } = this.parts;
    const context = { ...this.parts.context, dictionary, now };
    rounds.forEach((round, i) => {
      const { row, at } = locked[i]!;
      const writes = new PartitionWrites(row, at, context, rows);
      for (const fault of round.arrivals.faults) writes.letter(faultLetter(fault));
      for (const conflict of round.conflicts) writes.letter(conflictLetter(conflict));
      for (const { member, cause, changes, asOf, scope } of round.touched) {
        for (const change of changes) writes.say(change, cause);
        if (changes.length > 0) settle(member, asOf);
        waitFor(member, dictionary.scopeNumber(scope));
        codec.takeChanges(member, rows.cases, rows.members);
        if (member.isUnsealed) unseals.push({ partition: row.partition, memberRef: member.memberRef });
        member.isUnsealed = false;
      }
      writes.finish(counts, this.rulesAfter(row, walked.get(row.partition)));
    });
    return { ...rows, counts, unseals };
  }
}

/** Notes on the member whether anything said of it is still to be confirmed. */
function settle(member: MemberState, asOf: number): void {
  let settleAt: number | null = null;
  for (const state of member.cases.values()) {
    for (const { basis } of state.said.values()) if (basis !== 'confirmed') settleAt = asOf;
  }
  if (settleAt === member.settleAt) return;
  member.settleAt = settleAt;
  member.rowChanged = true;
}

/** Notes on the member for which sources its instants wait. */
function waitFor(member: MemberState, scope: number): void {
  const waits = member.dueAt !== null || member.settleAt !== null ? scope : 0;
  if (waits === member.scope) return;
  member.scope = waits;
  member.rowChanged = true;
}

function* timely(found: DueFound, partition: number): Iterable<string> {
  for (const { memberRef } of found.due.get(partition) ?? []) yield memberRef;
  for (const { memberRef } of found.unsettled.get(partition) ?? []) yield memberRef;
}

function refsOf(rows: DueFound['due'], one: Locked): Set<string> {
  return new Set((rows.get(one.row.partition) ?? []).map(({ memberRef }) => memberRef));
}

/** Facets and gate scopes that rows will name by number. */
function* textsOf(rounds: readonly PartitionRound[]): Iterable<string> {
  for (const { touched } of rounds) {
    for (const { changes, scope } of touched) {
      if (scope !== NO_SOURCE) yield scope;
      for (const { filing } of changes) if (filing) yield facetsText(filing.facets);
    }
  }
}

function resultOf(
  one: Locked,
  round: PartitionRound,
  found: DueFound,
  walked: WalkStep | undefined,
  sealed: readonly string[],
): PartitionResult {
  const { row, at, ask, members, arrivals } = one;
  return {
    owned: arrivals.owned,
    row,
    at,
    ask,
    found,
    members,
    touched: round.touched,
    records: arrivals.records,
    withoutPack: round.withoutPack,
    walked,
    sealed,
  };
}
