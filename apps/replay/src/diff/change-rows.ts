import { localTime } from '@tam/calendar';
import { parseInstant } from '@tam/events';
import type { SilenceReason } from '@tam/record';
import type { CaseDiff, SaidOutcome, ShownChange } from './case-diff';
import { NO_OUTCOME } from './diff-tally';

/** One line of what a report for people says of a change. */
export interface ChangeRow {
  readonly name: string;
  /** A text each; several where there are several reasons. */
  readonly texts: readonly string[];
}

/** What differs between the two sides of a change, why, and from which step on. */
export function changeRows(change: ShownChange, timeZone: string): readonly ChangeRow[] {
  const { before, after, why, firstStep } = change;
  return [
    ...instantRows(before, after, timeZone),
    ...pairRow('because', before?.because, after?.because),
    ...pairRow('missing', before?.missing, after?.missing),
    ...pairRow('flags', before?.flags.join(', '), after?.flags.join(', ')),
    { name: 'why', texts: why.map(({ text }) => text) },
    ...(firstStep === undefined ? [] : stepRows(firstStep)),
  ];
}

function stepRows({ number, step, before, after }: NonNullable<ShownChange['firstStep']>): ChangeRow[] {
  const place = { name: 'step', texts: [`${number} (${step})`] };
  if (before === after) return [place];
  return [
    place,
    { name: '  A', texts: [before ?? NO_OUTCOME] },
    { name: '  B', texts: [after ?? NO_OUTCOME] },
  ];
}

/** What became of the status: `breached -> met`, `met`, `new: running`. */
export function passageWords({ before, after }: Pick<ShownChange, 'before' | 'after'>): string {
  if (before?.status === after?.status) return before?.status ?? NO_OUTCOME;
  return `${before?.status ?? NO_OUTCOME} -> ${after?.status ?? NO_OUTCOME}`;
}

const INSTANTS = [
  ['start', 'startedAt'],
  ['first due', 'originalDueAt'],
  ['due', 'dueAt'],
] as const;

function instantRows(
  before: SaidOutcome | undefined,
  after: SaidOutcome | undefined,
  timeZone: string,
): ChangeRow[] {
  const local = (text: string | undefined): string | undefined =>
    text === undefined ? undefined : localTime(parseInstant(text)!, timeZone);
  return INSTANTS.flatMap(([name, member]) => pairRow(name, local(before?.[member]), local(after?.[member])));
}

/** A row where the two sides differ. */
function pairRow(name: string, before = '', after = ''): ChangeRow[] {
  return before === after ? [] : [{ name, texts: [`${before || 'none'} -> ${after || 'none'}`] }];
}

const SILENCES: { readonly [why in SilenceReason]: string } = {
  request: 'the request is missing',
  'no-pack': 'no pack is assigned',
  'outside-hours': 'the line was closed',
};

/** Why a side has no clock at all for a case. */
export function silenceWords({ before, after }: NonNullable<CaseDiff['silent']>): string {
  const words = (why: SilenceReason | undefined): string =>
    why === undefined ? 'clocks run' : SILENCES[why];
  return `${words(before)} -> ${words(after)}`;
}
