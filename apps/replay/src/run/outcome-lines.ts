import { canonicalJson, type Outcome } from '@tam/record';
import { HeldLines } from './held-lines';
import { writeFile } from './write-file';

/** The final outcomes as RFC 8785 lines, until they are written in order of id. */
export class OutcomeLines {
  private readonly lines = new HeldLines();

  get count(): number {
    return this.lines.count;
  }

  add(outcome: Outcome): void {
    this.lines.add(outcome.id, `${canonicalJson(outcome)}\n`);
  }

  /** Writes the lines sorted by id. Throws TAM_REPLAY_OUTPUT. */
  write(path: string): void {
    writeFile(path, this.lines.inOrder());
  }
}
