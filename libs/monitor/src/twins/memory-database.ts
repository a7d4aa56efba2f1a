import type {
  CaseRow,
  CountChange,
  DeadLetter,
  FoundGap,
  Installation,
  LogGap,
  MemberKey,
  MemberRow,
  Progress,
  RelayCursor,
  RevisionRow,
  RoundWrites,
  Standing,
} from '../ports';

/** The key of a row that belongs to a member, a case or an outcome of a partition. */
export function rowKey(partition: number, ...names: readonly (string | number)[]): string {
  return [partition, ...names].join('\u0000');
}

/**
 * What a real database would hold of one monitor. Several stores (one for each instance) may share it. Rows are never
 * changed in place, so that what a reader was given stays as it was.
 */
export class MemoryDatabase {
  installation: Installation | undefined;
  readonly ruleSets = new Map<string, string>();
  readonly activations: { readonly rules: string; readonly by: string }[] = [];
  readonly progress = new Map<number, Progress>();
  private readonly caseRows = new Map<string, Map<string, CaseRow>>();
  /** Sealed cases by member. */
  readonly sealed = new Map<string, readonly CaseRow[]>();
  readonly members = new Map<string, MemberRow>();
  readonly standings = new Map<string, Standing>();
  readonly counts = new Map<string, CountChange>();
  readonly cursors = new Map<number, RelayCursor>();
  readonly dictionary = new Map<string, number>();
  readonly heartbeats = new Map<string, { readonly partitions: readonly number[]; readonly at: number }>();
  private readonly revisionLog = new Map<number, RevisionRow[]>();
  /** Names (`partition/seq`) of dead letters that are settled. */
  readonly settledLetters = new Set<string>();
  /** Those whose bytes are deleted. */
  readonly erasedLetters = new Set<string>();
  /** Those that a person has redriven. */
  readonly redrivenLetters = new Set<string>();
  /** Partitions whose intake is paused, with the end of the pause, epoch ms. */
  readonly breakers = new Map<number, number>();
  /** When a person last let a partition go on, epoch ms. */
  readonly releases = new Map<number, number>();
  /** What is missing of the log, until a person has dismissed or mended it. */
  readonly gaps: LogGap[] = [];
  private readonly letterLog = new Map<number, DeadLetter[]>();

  /** Reads the one clock that all instances share, epoch ms. */
  constructor(readonly clock: () => number) {}

  /** The open cases of one member, or of all. */
  *cases(member?: MemberKey): Iterable<CaseRow> {
    if (member) yield* this.caseRows.get(rowKey(member.partition, member.memberRef))?.values() ?? [];
    else for (const rows of this.caseRows.values()) yield* rows.values();
  }

  putCase(row: CaseRow): void {
    const key = rowKey(row.partition, row.memberRef);
    const rows = this.caseRows.get(key);
    if (rows) rows.set(row.caseId, row);
    else this.caseRows.set(key, new Map([[row.caseId, row]]));
  }

  revisions(partition: number): readonly RevisionRow[] {
    return this.revisionLog.get(partition) ?? [];
  }

  letters(partition: number): readonly DeadLetter[] {
    return this.letterLog.get(partition) ?? [];
  }

  /** Takes over everything that the other holds now, as putting a backup in place does; later changes stay apart. */
  copyFrom(other: MemoryDatabase): void {
    this.installation = other.installation;
    refill(this.ruleSets, other.ruleSets);
    refill(this.progress, other.progress);
    refill(this.sealed, other.sealed);
    refill(this.members, other.members);
    refill(this.standings, other.standings);
    refill(this.counts, other.counts);
    refill(this.cursors, other.cursors);
    refill(this.dictionary, other.dictionary);
    refill(this.heartbeats, other.heartbeats);
    refill(this.breakers, other.breakers);
    refill(this.releases, other.releases);
    this.gaps.splice(0, Infinity, ...other.gaps);
    this.redrivenLetters.clear();
    for (const name of other.redrivenLetters) this.redrivenLetters.add(name);
    this.settledLetters.clear();
    for (const name of other.settledLetters) this.settledLetters.add(name);
    refill(this.caseRows, other.caseRows, (rows) => new Map(rows));
    refill(this.revisionLog, other.revisionLog, (rows) => [...rows]);
    refill(this.letterLog, other.letterLog, (rows) => [...rows]);
  }

  /** Writes all or, where a key or a number does not fit, throws before anything is changed. */
  apply(writes: RoundWrites, writer: string): void {
    this.refuseMisfits(writes);
    for (const row of writes.progress) {
      const turn = (this.progress.get(row.partition)?.turn ?? 0) + 1;
      this.progress.set(row.partition, { ...row, turn, writer });
    }
    for (const row of writes.cases) this.putCase(row);
    for (const key of writes.seals) this.seal(key);
    for (const { partition, memberRef } of writes.unseals) this.sealed.delete(rowKey(partition, memberRef));
    for (const row of writes.members) this.putMember(row);
    for (const row of writes.revisions) append(this.revisionLog, row);
    for (const row of writes.standings) this.standings.set(rowKey(row.partition, row.outcomeId), row);
    for (const row of writes.letters) append(this.letterLog, row);
    for (const { partition, seq } of writes.settlements) this.settledLetters.add(`${partition}/${seq}`);
    for (const row of writes.counts) this.count(row);
  }

  /** Deletes the bytes of letters recorded before an instant, epoch ms; answers of how many. */
  eraseLetters(before: number, limit: number): number {
    let erased = 0;
    for (const rows of this.letterLog.values()) {
      rows.forEach((row, i) => {
        const name = `${row.partition}/${row.seq}`;
        if (row.recordedAt >= before || this.erasedLetters.has(name) || erased >= limit) return;
        rows[i] = { ...row, key: null, value: null, headers: {} };
        this.erasedLetters.add(name);
        erased++;
      });
    }
    return erased;
  }

  /** Once for each topic and partition until it is settled. */
  noteGap(gap: FoundGap): void {
    const { partition, topic } = gap;
    const ofPartition = this.gaps.filter((known) => known.partition === partition);
    if (ofPartition.some((known) => known.topic === topic && known.lost === null)) return;
    const number = 1 + Math.max(0, ...ofPartition.map((known) => known.number));
    this.gaps.push({ ...gap, number, foundAt: this.clock(), lost: null });
  }

  private seal({ partition, memberRef }: MemberKey): void {
    const key = rowKey(partition, memberRef);
    this.sealed.set(key, [...(this.caseRows.get(key)?.values() ?? [])]);
    this.caseRows.delete(key);
  }

  private putMember(row: MemberRow): void {
    const key = rowKey(row.partition, row.memberRef);
    if (row.dueAt === null && row.settleAt === null && row.gaps === 0) this.members.delete(key);
    else this.members.set(key, row);
  }

  private count(change: CountChange): void {
    const { standard, region, network, lineOfBusiness, month } = change.facets;
    const key = rowKey(change.partition, standard, region, network, lineOfBusiness, month, change.status);
    const old = this.counts.get(key);
    this.counts.set(key, {
      ...change,
      outcomes: (old?.outcomes ?? 0) + change.outcomes,
      revisions: (old?.revisions ?? 0) + change.revisions,
    });
  }

  private refuseMisfits(writes: RoundWrites): void {
    refuseRepeats(
      'cases',
      writes.cases.map((row) => rowKey(row.partition, row.memberRef, row.caseId)),
    );
    refuseRepeats(
      'members',
      writes.members.map((row) => rowKey(row.partition, row.memberRef)),
    );
    refuseRepeats(
      'standings',
      writes.standings.map((row) => rowKey(row.partition, row.outcomeId)),
    );
    refuseHoles('revisions', writes.revisions, (partition) => this.revisions(partition).length);
    refuseHoles('letters', writes.letters, (partition) => this.letters(partition).length);
  }
}

function refill<K, V>(
  into: Map<K, V>,
  from: ReadonlyMap<K, V>,
  copy: (value: V) => V = (value) => value,
): void {
  into.clear();
  for (const [key, value] of from) into.set(key, copy(value));
}

function append<T extends { readonly partition: number }>(log: Map<number, T[]>, row: T): void {
  const rows = log.get(row.partition);
  if (rows) rows.push(row);
  else log.set(row.partition, [row]);
}

function refuseRepeats(table: string, keys: readonly string[]): void {
  if (new Set(keys).size < keys.length) throw new Error(`${table}: the same key twice in one statement`);
}

function refuseHoles(
  table: string,
  rows: readonly { readonly partition: number; readonly seq: number }[],
  lastOf: (partition: number) => number,
): void {
  const last = new Map<number, number>();
  for (const { partition, seq } of rows) {
    const expected = (last.get(partition) ?? lastOf(partition)) + 1;
    if (seq !== expected) throw new Error(`${table}: ${partition}/${seq} where ${expected} must follow`);
    last.set(partition, seq);
  }
}
