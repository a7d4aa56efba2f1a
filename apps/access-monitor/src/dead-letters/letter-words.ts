import { formatInstant } from '@tam/events';
import type { DeadLetter } from '@tam/monitor';
import type { LetterCount, LetterLine, PausedIntake } from '@tam/store';

/** Counts by reason, one line each; the last line is their sum. */
export function countLines(counts: readonly LetterCount[]): string[] {
  const lines = counts.map(
    ({ code, topic, letters, gaps }) =>
      `${String(letters).padStart(8)}  ${code}  ${topic}  ${gaps} with a gap`,
  );
  const all = counts.reduce((sum, { letters }) => sum + letters, 0);
  return [...lines, `${String(all).padStart(8)}  open in all`];
}

export const letterLine = ({
  partition,
  seq,
  topic,
  offset,
  code,
  pointer,
  type,
  appendTime,
  sentAt,
  erasedAt,
}: LetterLine): string =>
  [
    `${partition}/${seq}`,
    code + (pointer === '' ? '' : ` at ${pointer}`),
    type ?? 'of unknown type',
    `${topic} offset ${offset}`,
    formatInstant(appendTime),
    ...(sentAt === null ? [] : ['sent, not back yet']),
    ...(erasedAt === null ? [] : ['bytes deleted']),
  ].join('  ');

export const pausedLine = ({ partition, until }: PausedIntake): string =>
  `Partition ${partition} takes in nothing until ${formatInstant(until)}: most of what came could not be used.`;

/** One letter; the bytes are patient data and only shown where they are asked for. */
export function wholeLetter(letter: DeadLetter & LetterLine, withBytes: boolean): string[] {
  const { value, headers, erasedAt, settledHow, settledBy } = letter;
  const lines = [letterLine(letter), letter.message];
  if (settledHow !== null) lines.push(`${settledHow} by ${settledBy}`);
  if (erasedAt !== null) return [...lines, `its bytes were deleted ${formatInstant(erasedAt)}`];
  if (!withBytes) return [...lines, `${value?.length ?? 0} bytes; --bytes shows them: they are patient data`];
  return [
    ...lines,
    JSON.stringify(headers),
    value === null ? 'no bytes were kept' : Buffer.from(value).toString('utf8'),
  ];
}
