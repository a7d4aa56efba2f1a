import {
  type CountedStandard,
  type CountName,
  type OperationalFigures,
  type PublishedFigures,
  SUPPRESSED,
  type Suppressed,
  type Waits,
} from '@tam/statistics';
import type { AccessReport } from './access-report';
import { lossWords } from './losses-of-period';

/** A figure as any view has it: a cell may be kept back. */
export type ShownStandard = OperationalFigures['standards'][number] | PublishedFigures['standards'][number];

export type ShownFigure = ShownStandard['groups'][number];

/** The counts in the order of a table, with their headings. */
export const COUNT_WORDS: readonly (readonly [CountName, string])[] = [
  ['due', 'Due'],
  ['met', 'Met'],
  ['breached', 'Breached'],
  ['undetermined', 'Undetermined'],
  ['flagged', 'In doubt'],
  ['provisional', 'Provisional'],
  ['excused', 'Excused'],
  ['ended', 'Ended'],
  ['bookingOnly', 'Booking only'],
  ['calendarSensitive', 'Calendar-sensitive'],
  ['open', 'Not due yet'],
  ['void', 'Void'],
];

export const SHARE_WORDS = [
  ['rate', 'Rate'],
  ['worst', 'Worst case'],
  ['best', 'Best case'],
  ['coverage', 'Coverage'],
] as const;

export const WAIT_WORDS = [
  ['median', 'Median wait'],
  ['p90', '90th percentile'],
  ['longest', 'Longest wait'],
] as const;

export const KIND_WORDS: { readonly [kind in CountedStandard['kind']]: string } = {
  duty: 'Duties: owed to each member',
  contract: 'Contracts',
  measure: 'Measures',
  'internal-target': 'Internal targets',
};

export const KEPT_BACK = 'suppressed';

/** A share from 0 to 1 in per cent, to one decimal; "none" where there was nothing to take a share of. */
export function percentWords(share: number | null | Suppressed): string {
  if (share === SUPPRESSED) return KEPT_BACK;
  return share === null ? 'none' : (share * 100).toFixed(1);
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A wait for people: minutes up to two hours, hours up to two days, then days. */
export function waitWords(waits: Waits | null | Suppressed, name: 'median' | 'p90' | 'longest'): string {
  if (waits === SUPPRESSED) return KEPT_BACK;
  if (waits === null) return 'none';
  const wait = waits[name];
  if (wait < 2 * HOUR) return `${(wait / MINUTE).toFixed(1)} min`;
  return wait < 2 * DAY ? `${(wait / HOUR).toFixed(1)} h` : `${(wait / DAY).toFixed(1)} d`;
}

const UNITS: { readonly [unit in CountedStandard['unitOfCount']]: string } = {
  request: 'requests',
  visit: 'visits',
  call: 'calls',
  enrollee: 'enrollees',
};

/** What is counted, in words. */
export function populationWords({ unitOfCount, population }: CountedStandard): string {
  if (population === 'finished-course') return 'courses of treatment that finished';
  return UNITS[unitOfCount];
}

/** The share that the text asks for, where it is of just what the figure counts; undefined elsewhere. */
export function thresholdOf(standard: CountedStandard): number | undefined {
  const { threshold, unitOfCount, population } = standard;
  if (threshold === undefined) return undefined;
  const counted =
    population === 'finished-course' ? 'courses' : unitOfCount === 'enrollee' ? 'enrollees' : 'requests';
  return threshold.of === counted ? threshold.percent : undefined;
}

/** What a reader must know of every figure. */
export function caveatsOf({
  figures,
  isOver,
  isIncomplete,
  losses,
  cut,
  notCounted,
}: AccessReport): readonly string[] {
  const { period } = figures;
  return [
    'A census, not a sample: every clock that fell due in the period is counted, so no figure has a margin of error and none is to be held against a threshold with one.',
    'The rate is of confirmed clocks that were met or breached. The worst case takes everything undetermined or in doubt for breached, the best case for met; coverage is the share that could be determined.',
    'Booking only: no offer is on record, only the booking; the member may have been offered something earlier. Calendar-sensitive: another calendar that could be meant would turn the verdict.',
    'Waits run from the start of the clock to the start of the slot that was offered, in time or late (of a call to its answer, of a team to its arrival), of confirmed clocks. Percentiles are by nearest rank. Who was offered nothing has no wait, so waits alone look better than they are: read them with the rate.',
    ...(isOver ? [] : [`The period ${period.name} was not over at ${cut.asOf}: its figures still move.`]),
    ...(isIncomplete
      ? [
          `The period ${period.name} is incomplete: events are missing from the log for good. Clocks that ran then are undetermined or in doubt; who was never heard of in any other event is in no count.`,
        ]
      : []),
    ...losses.map(lossWords),
    ...(figures.view === 'published'
      ? [
          'Counts of 1 to 10, and others from which they would follow, are suppressed, and so are the shares and waits that rest on them.',
        ]
      : ['Not for publication: small counts are shown.']),
    ...(notCounted === undefined ? [] : notCountedWords(notCounted)),
  ];
}

function notCountedWords(notCounted: NonNullable<AccessReport['notCounted']>): readonly string[] {
  const { rejectedLines, failedMembers, requestsWithoutPack = 0 } = notCounted;
  const parts = [
    ...(rejectedLines > 0 ? [`${rejectedLines} lines could not be read`] : []),
    ...(failedMembers > 0 ? [`a rule failed for ${failedMembers} members`] : []),
    ...(requestsWithoutPack > 0 ? [`no pack is assigned to ${requestsWithoutPack} requests`] : []),
  ];
  return parts.length === 0 ? [] : [`Not counted: ${parts.join('; ')}.`];
}
