import { TamError, isTamError } from '@tam/errors';
import { decodeCase, encodeCase, type Reads } from '@tam/record';
import type { CaseRow, MemberRow, MemberRows } from '../ports';
import type { CachedDictionary } from './dictionary';
import type { CaseState, MemberState } from './member-state';
import { decodeSaid, encodeSaid } from './said';

/** Turns rows into members and back. */
export class MemberRowCodec {
  constructor(
    private readonly reads: Reads,
    private readonly dictionary: CachedDictionary,
  ) {}

  /**
   * Fills the members of these rows; `into` gives the one of a key. Numbers that are not in the dictionary yet are read
   * from the store. Throws TAM_MONITOR_ROW_UNREADABLE where a row is of another form.
   */
  async decode(rows: MemberRows, into: (partition: number, memberRef: string) => MemberState): Promise<void> {
    try {
      this.decodeAll(rows, into);
    } catch (error) {
      if (!isTamError(error, 'TAM_MONITOR_ROW_UNREADABLE')) throw error;
      await this.dictionary.refresh();
      this.decodeAll(rows, into);
    }
  }

  /** The rows of a member that differ from what is stored; afterwards none does. */
  takeChanges(member: MemberState, cases: CaseRow[], members: MemberRow[]): void {
    const { partition, memberRef, dueAt, settleAt, gaps, scope } = member;
    for (const state of member.cases.values()) {
      if (state.body !== undefined && !state.saidChanged) continue;
      state.body ??= encodeCase(state.events, this.reads, this.dictionary);
      state.saidChanged = false;
      const said = encodeSaid(state.said.values());
      cases.push({ partition, memberRef, caseId: state.caseId, body: state.body, said });
    }
    if (!member.rowChanged) return;
    member.rowChanged = false;
    members.push({ partition, memberRef, dueAt, settleAt, gaps, scope });
  }

  private decodeAll(rows: MemberRows, into: (partition: number, memberRef: string) => MemberState): void {
    for (const row of rows.members) {
      const member = into(row.partition, row.memberRef);
      member.dueAt = row.dueAt;
      member.settleAt = row.settleAt;
      member.gaps = row.gaps;
      member.scope = row.scope;
    }
    for (const row of rows.cases) {
      into(row.partition, row.memberRef).cases.set(row.caseId, this.decodeCase(row));
    }
    for (const row of rows.sealed) {
      const member = into(row.partition, row.memberRef);
      member.isUnsealed = true;
      // Written again with the others, whatever becomes of it.
      member.cases.set(row.caseId, { ...this.decodeCase(row), saidChanged: true });
    }
  }

  private decodeCase(row: CaseRow): CaseState {
    const { caseId, body } = row;
    try {
      const events = decodeCase(body, caseId, this.reads, this.dictionary);
      const said = decodeSaid(row.said);
      // Another instance may have filed an outcome under facets that this one has never seen.
      for (const { facets } of said.values()) this.dictionary.textOf(facets);
      return { caseId, events, said, body, saidChanged: false };
    } catch (error) {
      throw isTamError(error) ? error : unreadable(row, error);
    }
  }
}

function unreadable(row: CaseRow, cause: unknown): TamError {
  const { partition, memberRef, caseId } = row;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new TamError(
    'TAM_MONITOR_ROW_UNREADABLE',
    `The row of case ${caseId}: ${why}.`,
    { partition, memberRef, caseId },
    { cause },
  );
}
