import { chainHash } from '@tam/audit';
import type { RevisionRow } from '@tam/monitor';
import { canonicalJson, revisionId, sha256Hex } from '@tam/record';
import type { Report } from './divergence';
import { readEntry, type Entry } from './entry';

/** What was last said of an outcome. */
export interface Said {
  readonly row: RevisionRow;
  readonly entry: Entry;
  /** Canonical text; 'null': withdrawn. */
  readonly text: string;
}

/** Reads the revision log as it grows and holds each entry against those before it. */
export class LastSaid {
  readonly byOutcome = new Map<string, Said>();
  private readonly names = new Map<string, string>();
  private readonly heads = new Map<number, { readonly seq: number; readonly hash: string }>();

  constructor(private readonly report: Report) {}

  /** Takes the next entry of its partition. */
  take(row: RevisionRow, genesis: string): Said {
    const entry = readEntry(row);
    const text = canonicalJson(entry.outcome);
    const said = { row, entry, text };
    this.checkChain(row, entry, genesis);
    this.checkIdentity(said);
    this.byOutcome.set(row.outcomeId, said);
    return said;
  }

  headOf(partition: number): { readonly seq: number; readonly hash: string } | undefined {
    return this.heads.get(partition);
  }

  private checkChain(row: RevisionRow, entry: Entry, genesis: string): void {
    const head = this.heads.get(row.partition) ?? { seq: 0, hash: genesis };
    const place = `${row.partition}/${row.seq}`;
    if (row.seq !== head.seq + 1) this.report('chain', `${place} follows ${head.seq}`);
    if (row.prevHash !== head.hash) this.report('chain', `${place} names another predecessor`);
    if (chainHash(row.prevHash, row.entry) !== row.hash) this.report('chain', `${place} has another hash`);
    if (entry.seq !== row.seq || entry.partition !== row.partition) {
      this.report('chain', `${place} states ${entry.partition}/${entry.seq}`);
    }
    this.heads.set(row.partition, { seq: row.seq, hash: row.hash });
  }

  private checkIdentity({ row, entry, text }: Said): void {
    const { outcomeId, memberRef, caseId } = row;
    const place = `${row.partition}/${row.seq} of ${caseId}`;
    if (sha256Hex(text) !== entry.outcomeHash) this.report('identity', `${place}: another outcome hash`);
    if (row.id !== revisionId(outcomeId, row.revision, entry.outcomeHash) || row.id !== entry.id) {
      this.report('identity', `${place}: another id`);
    }
    const last = this.byOutcome.get(outcomeId);
    if (row.revision !== (last?.row.revision ?? 0) + 1) {
      this.report('identity', `${place}: revision ${row.revision} after ${last?.row.revision ?? 0}`);
    }
    if (entry.previousStatus !== last?.row.status)
      this.report('identity', `${place}: another previous status`);
    if (last && last.entry.outcomeHash === entry.outcomeHash && last.entry.basis === entry.basis) {
      this.report('repeated', `${place}: ${row.status} ${entry.basis} twice`);
    }
    if (!entry.outcome) return;
    const name = [memberRef, caseId, entry.outcome.standard, entry.outcome.anchorKey].join(' ');
    const known = this.names.get(name);
    if (known !== undefined && known !== outcomeId) this.report('identity', `${name} has two ids`);
    this.names.set(name, outcomeId);
  }
}
