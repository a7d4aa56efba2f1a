import type { Decoded } from '@tam/events';
import { canonicalJson, type MemberRecord } from '@tam/record';
import type { RecordTaker } from '../run/each-record';
import { HeldLines } from '../run/held-lines';
import { RejectList } from '../run/reject-list';
import { scoreLine, type ScoreLine, type Scorers } from './score-line';

const RECORDED = 'intake.screening-recorded.v1';

/** Scores every screening of every record, and counts. */
export class ScoreTally implements RecordTaker {
  readonly lines = new HeldLines();
  readonly rejects = new RejectList();
  /** Number of screenings by instrument, rule set and band. */
  readonly bands = new Map<string, number>();
  /** Number of screenings compared, by what each rule set says; of those that differ, apart. */
  readonly pairs = new Map<string, number>();
  screenings = 0;
  compared = 0;
  events = 0;
  readonly differing = { band: 0, floor: 0 };

  constructor(private readonly scorers: Scorers) {}

  count(decoded: Decoded, line: number): void {
    if (decoded.kind === 'fault') this.rejects.add(line, decoded.fault);
    else this.events += 1;
  }

  take(record: MemberRecord): void {
    for (const kase of record.cases) {
      for (const event of kase.events) {
        if (event.type !== RECORDED) continue;
        const line = scoreLine(record.memberRef, event, this.scorers);
        const { source, id } = line.event;
        this.lines.add([line.memberRef, line.caseId, source, id].join('\u0000'), `${canonicalJson(line)}\n`);
        this.add(line);
      }
    }
  }

  private add(line: ScoreLine): void {
    this.screenings += 1;
    raise(this.bands, `${line.instrument} (${line.ruleSet?.id ?? 'no rule set'}): ${bandOf(line)}`);
    if (line.compared === undefined) return;
    this.compared += 1;
    const { differs } = line.compared;
    for (const what of differs) this.differing[what] += 1;
    if (differs.length > 0) raise(this.pairs, `${saidBy(line)} -> ${saidBy(line.compared)}`);
  }
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function bandOf({ band, atLeast }: Pick<ScoreLine, 'band' | 'atLeast'>): string {
  return atLeast === undefined ? band : `${band} (at least ${atLeast})`;
}

function saidBy(said: Pick<ScoreLine, 'band' | 'atLeast' | 'floor'>): string {
  return `${bandOf(said)}, floor ${said.floor ?? 'none'}`;
}
