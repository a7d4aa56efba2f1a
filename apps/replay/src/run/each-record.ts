import type { Decoded, TamEvent } from '@tam/events';
import {
  createStorer,
  fold,
  type MemberRecord,
  type Reads,
  type StoredEvent,
  type Storer,
  upTo,
} from '@tam/record';
import { indexInput, memberOf } from './index-input';

/** Which events of a file are read, and how they are cut. Nothing in it looks at a clock; instants are epoch ms. */
export interface RecordsJob {
  readonly input: string;
  readonly reads: Reads;
  /** Cuts by event time and is the instant asked about; by default the latest event time of what was known. */
  readonly asOf: number | undefined;
  /** Cuts by recorded time. */
  readonly knownAt: number | undefined;
  readonly onRead?: ((bytes: number, size: number) => void) | undefined;
  readonly onEvaluated?: ((members: number, of: number) => void) | undefined;
}

/** Takes what a file holds. */
export interface RecordTaker {
  /** Every line once, in no order. */
  count(decoded: Decoded, line: number): void;
  /** The record of each member once, with the instant asked about. */
  take(record: MemberRecord, asOf: number): void;
}

/** What was read: the taker that has it all, the number of lines and the instant asked about, if there was an event. */
export interface ReadRecords<T extends RecordTaker> {
  readonly taker: T;
  readonly lines: number;
  readonly asOf: number | undefined;
}

/**
 * Reads the events of a file and gives one record a member, each once; only the lines themselves are held. The order of
 * the lines has no part in the records. Lines are put to their members by a look; should decoding ever disagree with a
 * look, all is done again, into a new taker, with every line decoded first.
 */
export async function eachRecord<T extends RecordTaker>(
  job: RecordsJob,
  begin: () => T,
): Promise<ReadRecords<T>> {
  // A look does not say when an event was recorded, which decides what the latest known one is.
  const mayGlance = job.knownAt === undefined || job.asOf !== undefined;
  return (mayGlance ? await read(job, begin(), true) : undefined) ?? (await read(job, begin(), false))!;
}

async function read<T extends RecordTaker>(
  job: RecordsJob,
  taker: T,
  glance: boolean,
): Promise<ReadRecords<T> | undefined> {
  const known = (event: TamEvent): boolean =>
    job.knownAt === undefined || (event.recordedTime ?? event.time) <= job.knownAt;
  const { index, latest, lines } = await indexInput({
    input: job.input,
    glance,
    known: ({ event }) => known(event),
    takeOther: (decoded, line) => taker.count(decoded, line),
    onRead: job.onRead ?? (() => undefined),
  });
  const latestTime = latest.settle((row) => index.decode(row));
  if (latestTime === 'unsure') return undefined;
  const asOf = job.asOf ?? latestTime;
  const asSeen = takeRecords(job, index, { asOf, latestTime, known }, taker);
  return asSeen ? { taker, lines, asOf } : undefined;
}

/** Lines by member, from wherever they were read. */
export interface MemberLines {
  /** Number of members. */
  readonly size: number;
  memberRefs(): Iterable<string>;
  /** Gives every line of a member, decoded, with its number. */
  eachLine(memberRef: string, take: (decoded: Decoded, line: number) => void): void;
}

/** How the records are cut. Instants are epoch ms. */
export interface Cut {
  readonly asOf: number | undefined;
  readonly latestTime: number | undefined;
  readonly known: (event: TamEvent) => boolean;
}

/** Gives the record of each member once. False where a decoded line is not what a look at it had said. */
export function takeRecords(
  job: Pick<RecordsJob, 'reads' | 'asOf' | 'onEvaluated'>,
  index: MemberLines,
  cut: Cut,
  taker: RecordTaker,
): boolean {
  const store = createStorer(job.reads);
  let done = 0;
  for (const memberRef of index.memberRefs()) {
    const seen = readMember(index, memberRef, store, cut, taker);
    if (seen === 'otherwise') return false;
    if (seen !== undefined && cut.asOf !== undefined) {
      const whole = fold(memberRef, seen.events, seen.gaps);
      taker.take(job.asOf === undefined ? whole : upTo(whole, job.asOf), cut.asOf);
    }
    if (++done % 1024 === 0) job.onEvaluated?.(done, index.size);
  }
  return true;
}

/** Undefined where no line that looked like the member's is about it. */
function readMember(
  index: MemberLines,
  memberRef: string,
  store: Storer,
  { latestTime, known }: Cut,
  taker: RecordTaker,
): { readonly events: readonly StoredEvent[]; readonly gaps: number } | 'otherwise' | undefined {
  const events: StoredEvent[] = [];
  let gaps = 0;
  let asSeen = true;
  let isMember = false;
  index.eachLine(memberRef, (decoded, line) => {
    taker.count(decoded, line);
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
  if (!asSeen) return 'otherwise';
  return isMember ? { events, gaps } : undefined;
}

/** A line that looked like a member's and is about nobody changes no record. */
function isNobodys(decoded: Decoded): boolean {
  return memberOf(decoded) === undefined;
}
