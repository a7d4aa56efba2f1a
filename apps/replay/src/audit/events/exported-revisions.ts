import { readRevisionLine, type ExportHeader } from '@tam/audit';
import type { LoggedRevision } from '@tam/store';
import type { SaidRevisions } from '../../verify/verify-revisions';
import { exportFiles } from '../export-files';
import { readLines } from '../read-lines';

/** The entries of an export as what is to be derived again. Whether they are those that were signed is not asked here. */
export class ExportedRevisions implements SaidRevisions {
  constructor(
    private readonly path: string,
    private readonly header: Pick<ExportHeader, 'ends'>,
  ) {}

  heads(): Promise<readonly { readonly partition: number; readonly seq: number }[]> {
    return Promise.resolve(this.header.ends);
  }

  async *revisions(
    partition: number,
    after: number,
    upTo: number,
  ): AsyncGenerator<readonly LoggedRevision[]> {
    for (const { file, partition: only } of exportFiles(this.path).revisions) {
      if (only !== undefined && only !== partition) continue;
      for await (const places of readLines(file)) {
        const rows: LoggedRevision[] = [];
        for (const { block, start, end } of places) {
          const revision = readRevisionLine(block, start, end);
          if (revision?.partition !== partition || revision.seq <= after || revision.seq > upTo) continue;
          const { seq, prevHash, hash } = revision;
          rows.push({ ...namesIn(revision.entry), seq, prevHash, hash, entry: revision.entry.toString() });
        }
        if (rows.length > 0) yield rows;
        if (rows.at(-1)?.seq === upTo) return;
      }
    }
  }
}

type Names = Omit<LoggedRevision, 'seq' | 'prevHash' | 'hash' | 'entry'>;

/** What the database keeps in columns an export has in the entry alone. */
function namesIn(entry: Buffer): Names {
  const { id, outcomeId, revision, memberRef, caseId, status } = parsed(entry);
  return { id, outcomeId, revision, memberRef, caseId, status } as Names;
}

function parsed(entry: Buffer): Partial<Names> {
  try {
    return (JSON.parse(entry.toString()) ?? {}) as Partial<Names>;
  } catch {
    return {};
  }
}
