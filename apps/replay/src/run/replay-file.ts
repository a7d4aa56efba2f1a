import type { Decoded, TamEvent } from '@tam/events';
import { createStorer, fold, type Evaluator, type StoredEvent, upTo } from '@tam/record';
import { indexInput, memberOf } from './index-input';
import type { LineIndex } from './line-index';
import { type RunResult, Tally } from './tally';

/** All that a run needs; nothing in it looks at a clock. Instants are epoch milliseconds. */
export interface RunJob {
  readonly input: string;
  readonly evaluator: Evaluator;
  /** Cuts by event time and is the instant asked about; by default the latest event time of what was known. */
  readonly asOf: number | undefined;
  /** Cuts by recorded time. */
  readonly knownAt: number | undefined;
  readonly onRead?: (bytes: number, size: number) => void;
  readonly onEvaluated?: (members: number, of: number) => void;
}

/**
 * Reads the events of a file, folds them into one record a member, and evaluates each record once. The order of the
 * lines has no part in the outcomes. Lines are put to their members by a look; should decoding ever disagree with a
 * look, all is done again with every line decoded first.
 */
export async function replayFile(job: RunJob): Promise<RunResult> {
  // A look does not say when an event was recorded, which decides what the latest known one is.
  const mayGlance = job.knownAt === undefined || job.asOf !== undefined;
  return (mayGlance ? await replay(job, true) : undefined) ?? (await replay(job, false))!;
}

async function replay(job: RunJob, glance: boolean): Promise<RunResult | undefined> {
  const tally = new Tally();
  const known = (event: TamEvent): boolean =>
    job.knownAt === undefined || (event.recordedTime ?? event.time) <= job.knownAt;
  const { index, latest, lines } = await indexInput({
    input: job.input,
    glance,
    known: ({ event }) => known(event),
    takeOther: (decoded, line) => tally.count(decoded, line),
    onRead: job.onRead ?? (() => undefined),
  });
  const latestTime = latest.settle((row) => index.decode(row));
  if (latestTime === 'unsure') return undefined;
  const asOf = job.asOf ?? latestTime;
  const evaluated = evaluateAll(job, index, asOf, latestTime, known, tally);
  return evaluated ? tally.result(lines, asOf) : undefined;
}

/** False where a decoded line is not what a look at it had said. */
function evaluateAll(
  job: RunJob,
  index: LineIndex,
  asOf: number | undefined,
  latestTime: number | undefined,
  known: (event: TamEvent) => boolean,
  tally: Tally,
): boolean {
  const store = createStorer(job.evaluator.reads);
  let done = 0;
  for (const memberRef of index.memberRefs()) {
    const events: StoredEvent[] = [];
    let gaps = 0;
    let asSeen = true;
    let isMember = false;
    index.eachLine(memberRef, (decoded, line) => {
      tally.count(decoded, line);
      if (memberOf(decoded) !== memberRef) {
        asSeen &&= isNobodys(decoded);
        return;
      }
      isMember = true;
      if (decoded.kind === 'fault') gaps++;
      else if (decoded.kind === 'event' && known(decoded.event)) {
        asSeen &&= decoded.event.time <= latestTime!;
        const stored = store(decoded.event);
        if (stored !== undefined) events.push(stored);
      }
    });
    if (!asSeen) return false;
    if (isMember && asOf !== undefined) evaluateMember(job, memberRef, events, gaps, asOf, tally);
    if (++done % 1024 === 0) job.onEvaluated?.(done, index.size);
  }
  return true;
}

/** A line that looked like a member's and is about nobody changes no record. */
function isNobodys(decoded: Decoded): boolean {
  return memberOf(decoded) === undefined;
}

function evaluateMember(
  { evaluator, asOf: cutAt }: RunJob,
  memberRef: string,
  events: readonly StoredEvent[],
  gaps: number,
  asOf: number,
  tally: Tally,
): void {
  const whole = fold(memberRef, events, gaps);
  const record = cutAt === undefined ? whole : upTo(whole, cutAt);
  let evaluation;
  try {
    evaluation = evaluator.evaluate(record, asOf);
  } catch {
    // One rule that throws must not take the outcomes of all others with it; the member is named in the summary.
    return tally.fail(memberRef);
  }
  tally.add(record, evaluation);
}
