import { formatInstant } from '@tam/events';
import type { GapLine } from '@tam/store';
import type { AcceptancePlan } from './plan-acceptance';

/** What became of a gap, in one word. */
export const stateOf = ({ acts }: GapLine): string => acts.at(-1)?.act ?? 'open';

/** One line: `partition/number`, what, where, since when. */
export const gapLine = (gap: GapLine): string =>
  [
    `${gap.partition}/${gap.number}`,
    stateOf(gap).padEnd(9),
    gap.code,
    gap.topic,
    missingWords(gap),
    `found ${formatInstant(gap.foundAt)}`,
  ].join('  ');

/** Which offsets are concerned, in words. */
export function missingWords({ code, expected, found }: GapLine): string {
  switch (code) {
    case 'TAM_MONITOR_POSITION_LOST':
      return `offsets ${expected} to ${found - 1} were not read and are gone`;
    case 'TAM_MONITOR_POSITION_BEYOND_END':
      return `the log ended at ${found} where offset ${expected} had to come`;
    case 'TAM_MONITOR_LOG_REPLACED':
      return `the record at offset ${found} is another; offset ${expected} had to come`;
  }
}

/** What has been said and done about a gap. */
export function actLines({ acts, lost, nextOffset }: GapLine): string[] {
  return acts.map(({ act, at, by, reason }) => {
    const span =
      act === 'accepted' && lost ? `; ${spanWords(lost)}; reading went on at offset ${nextOffset}` : '';
    return `  ${act} ${formatInstant(at)} by ${by}: ${reason}${span}`;
  });
}

/** What accepting it would mean, for whoever is to decide. */
export function planLines({ low, end, nextOffset, lost }: AcceptancePlan, waiting: number): string[] {
  return [
    end > low ? `  the log now holds offsets ${low} to ${end - 1}` : '  the log now holds nothing',
    `  ${spanWords(lost)} (estimated from the append times around)`,
    `  whose events are missing is not known; ${waiting} members of the partition have clocks running`,
    `  accepted, reading goes on at offset ${nextOffset}; clocks that ran in that time are marked incomplete`,
  ];
}

const spanWords = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  `what is missing was appended between ${from === 0 ? 'the first start' : formatInstant(from)} and ${formatInstant(to)}`;
