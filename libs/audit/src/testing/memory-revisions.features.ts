import { chainHash, GENESIS } from '../chain-hash';
import type { Checkpoint } from '../checkpoint/checkpoint';
import { createPrivateKeyPem, signerOf, type KnownKey } from '../checkpoint/keys';
import type { LogHead, Sealer } from '../checkpoint/seal-log';
import type { Preamble } from '../export/check-statements';
import { ExportVerifier, type ExportVerdict } from '../export/export-verifier';
import { planExport, type ExportableLog } from '../export/plan-export';
import { revisionLine } from '../export/revision-line';
import type { ChainEntry } from '../verify-chain';

export const SIGNER = signerOf(createPrivateKeyPem());
export const NAME = { installation: 'test', monitor: 'access' };

/** Seals in the name of the test and remembers nothing. */
export const SEALER: Sealer = { ...NAME, signer: SIGNER, remembered: () => undefined };

/** A revision log in memory that can be tampered with. */
export class MemoryRevisions implements ExportableLog {
  readonly rows: ChainEntry[][];
  readonly tops: { seq: number; head: string }[];
  readonly sealed: Checkpoint[] = [];
  level = 1;

  constructor(partitions: number) {
    this.rows = Array.from({ length: partitions }, () => []);
    this.tops = this.rows.map(() => ({ seq: 0, head: GENESIS }));
  }

  /** Adds entries as rounds do. */
  say(partition: number, count: number, status = 'met'): this {
    const top = this.tops[partition]!;
    for (let n = 0; n < count; n++) {
      const seq = top.seq + 1;
      const entry = `{"caseId":"c-${seq}","epoch":${this.level},"partition":${partition},"seq":${seq},"status":"${status}"}`;
      const hash = chainHash(top.head, entry);
      this.rows[partition]!.push({ seq, entry, prevHash: top.head, hash });
      Object.assign(top, { seq, head: hash });
    }
    return this;
  }

  /** Chains all entries of a partition anew, as somebody would who can write to the database and has no key. */
  rechain(partition: number): this {
    let prevHash = GENESIS;
    this.rows[partition] = this.rows[partition]!.map(({ entry }, i) => {
      const row = { seq: i + 1, entry, prevHash, hash: chainHash(prevHash, entry) };
      prevHash = row.hash;
      return row;
    });
    this.tops[partition] = { seq: this.rows[partition].length, head: prevHash };
    return this;
  }

  alter(partition: number, seq: number, change: (row: ChainEntry) => Partial<ChainEntry>): this {
    const rows = this.rows[partition]!;
    const at = rows.findIndex((row) => row.seq === seq);
    rows[at] = { ...rows[at]!, ...change(rows[at]!) };
    return this;
  }

  now(): Promise<string> {
    return Promise.resolve('2026-11-24T12:00:00.000Z');
  }

  epoch(): Promise<number> {
    return Promise.resolve(this.level);
  }

  heads(): Promise<readonly LogHead[]> {
    return Promise.resolve(this.tops.map((top, partition) => ({ partition, ...top })));
  }

  async *entries(partition: number, after: number, upTo: number): AsyncGenerator<readonly ChainEntry[]> {
    const wanted = this.rows[partition]!.filter(({ seq }) => seq > after && seq <= upTo);
    for (let at = 0; at < wanted.length; at += 3) yield await Promise.resolve(wanted.slice(at, at + 3));
  }

  lastCheckpoint(partition: number): Promise<Checkpoint | undefined> {
    return Promise.resolve(this.sealed.filter((one) => one.partition === partition).at(-1));
  }

  checkpoints(partition: number): Promise<readonly Checkpoint[]> {
    return Promise.resolve(this.sealed.filter((one) => one.partition === partition));
  }

  async checkpointAt(partition: number, seq: number): Promise<Checkpoint | undefined> {
    return (await this.checkpoints(partition)).find((one) => one.seq === seq);
  }

  saveCheckpoint(checkpoint: Checkpoint): Promise<void> {
    this.sealed.push(checkpoint);
    return Promise.resolve();
  }
}

/** An export as it would be in files: what it says, and its lines. */
export interface MadeExport {
  readonly preamble: Preamble;
  readonly lines: string[];
}

export async function exportOf(log: MemoryRevisions, since?: Preamble): Promise<MadeExport> {
  const { preamble } = await planExport(log, SEALER, since);
  const lines: string[] = [];
  for (const { partition, seq } of preamble.header.ends) {
    const start = preamble.header.starts.find((one) => one.partition === partition)?.seq ?? 0;
    for await (const rows of log.entries(partition, start, seq))
      lines.push(...rows.map((row) => revisionLine(partition, row)));
  }
  return { preamble, lines };
}

/** Verifies an export with the key that signed it, unless others are given. */
export function verdictOf(
  { preamble, lines }: MadeExport,
  { older, keys = [SIGNER] }: { readonly older?: Preamble; readonly keys?: readonly KnownKey[] } = {},
): ExportVerdict {
  const verifier = new ExportVerifier(preamble, keys, older);
  lines.forEach((line, i) => {
    const bytes = Buffer.from(line);
    if (verifier.take(bytes, 0, bytes.length, i + 1, 'test') === undefined)
      verifier.unreadable(0, `Line ${i + 1} of test is no entry.`);
  });
  return verifier.finish();
}
