import { chainHash, GENESIS } from '@tam/audit';
import type {
  CaseRow,
  CountChange,
  DeadLetter,
  FirstStart,
  MemberRow,
  Progress,
  ProgressWrite,
  RevisionRow,
  Standing,
} from '../ports';

export const FACETS = {
  standard: 'std-a',
  region: 'north',
  network: 'net-1',
  lineOfBusiness: 'commercial',
  month: '2026-11',
};

/** Three partitions over two topics, with low offsets that differ. */
export const FIRST_START: FirstStart = {
  partitions: 3,
  topics: [
    { topic: 'one', low: [0, 10, 20] },
    { topic: 'two', low: [5, 15, 25] },
  ],
  effectsFrom: 1_700_000_000_000,
  ruleSet: { hash: 'a'.repeat(64), body: '{"name":"access"}' },
};

/** What a round writes that changes nothing but the turn. */
export function turnOf(row: Progress, change: Partial<ProgressWrite> = {}): ProgressWrite {
  const { turn: _turn, writer: _writer, ...kept } = row;
  return { ...kept, ...change };
}

export function caseRow(partition: number, memberRef: string, caseId: string, body = '[]'): CaseRow {
  return { partition, memberRef, caseId, body, said: '[]' };
}

export function memberRow(
  partition: number,
  memberRef: string,
  dueAt: number | null,
  change: Partial<MemberRow> = {},
): MemberRow {
  return { partition, memberRef, dueAt, settleAt: null, gaps: 0, scope: 0, ...change };
}

/** Revisions first..last of a partition, chained onto `prevHash`. */
export function revisionRows(
  partition: number,
  first: number,
  last: number,
  prevHash = GENESIS,
): RevisionRow[] {
  const rows: RevisionRow[] = [];
  for (let seq = first; seq <= last; seq++) {
    const entry = `{"name":"Grüße \\"${seq}\\"","seq":${seq}}`;
    const hash = chainHash(prevHash, entry);
    rows.push({
      partition,
      memberRef: 'm',
      caseId: 'c',
      seq,
      id: seq.toString(16).padStart(64, '0'),
      outcomeId: 'f'.repeat(64),
      revision: seq,
      status: 'running',
      sensitivity: seq % 2 === 0 ? 'none' : 'part2',
      testRecord: seq % 3 === 0,
      recordedAt: 1_764_000_000_123,
      entry,
      prevHash,
      hash,
    });
    prevHash = hash;
  }
  return rows;
}

export function standing(
  partition: number,
  outcomeId: string,
  seq: number,
  change: Partial<Standing> = {},
): Standing {
  return {
    partition,
    memberRef: 'm',
    outcomeId: outcomeId.padStart(64, '0'),
    caseId: 'c',
    status: 'running',
    basis: 'confirmed',
    facets: FACETS,
    dueAt: 1_765_000_000_000,
    offered: false,
    seq,
    ...change,
  };
}

export function letter(partition: number, seq: number): DeadLetter {
  return {
    partition,
    seq,
    topic: 'one',
    offset: 1_000 + seq,
    code: 'TAM_EVENT_NOT_JSON',
    pointer: '',
    message: 'not JSON',
    memberRef: seq % 2 === 0 ? null : 'm',
    type: null,
    gap: seq % 2 === 1,
    disposition: 'dead',
    appendTime: 1_764_000_000_000,
    recordedAt: 1_764_000_000_005,
    key: new Uint8Array([109]),
    value: new Uint8Array([0, 255, 128, 10]),
    headers: { 'content-type': 'application/json' },
  };
}

export function count(
  partition: number,
  status: string,
  outcomes: number,
  revisions: number,
  facets = FACETS,
): CountChange {
  return { partition, facets, status, outcomes, revisions };
}
