import type { Misbehaviour } from '../traffic/delivery';
import { TamError } from '@tam/errors';
import { storiesWith } from '../traffic/casting';
import type { Story } from '../stories';
import { EVERYWHERE, type Regions } from '../world/place';
import { durationOf, instantOf, rateOf, regionsOf, seedOf, shareOf, weightsOf, wholeOf } from './values';

/** The options as they stand on the command line. */
export interface Options {
  readonly seed: string;
  readonly days?: string;
  readonly historyDays?: string;
  readonly cases?: string;
  readonly end?: string;
  readonly to?: string;
  readonly truth?: string;
  readonly live?: boolean;
  readonly rate: string;
  readonly for?: string;
  readonly stories?: string;
  readonly only?: string;
  readonly regions?: string;
  readonly late: string;
  readonly lateUpTo: string;
  readonly duplicates: string;
  readonly disorder: string;
  readonly disorderUpTo: string;
}

/** What one run of the simulator is to do. Instants are epoch ms, lengths ms. */
export interface Plan {
  readonly seed: string;
  readonly days: number;
  readonly cases: number;
  /** Where the history ends; undefined: now. */
  readonly end: number | undefined;
  /** Undefined: to the topics of the brokers. */
  readonly to: string | undefined;
  readonly truth: string | undefined;
  /** Undefined: history only. */
  readonly live: { readonly rate: number; readonly length: number } | undefined;
  readonly stories: readonly Story[];
  readonly regions: Regions;
  readonly misbehaviour: Misbehaviour;
}

const DAYS = 60;
const CASES_A_DAY = 20;
/** Files end here unless told otherwise, so that the same seed writes the same bytes on every day. */
const FILES_END = '2026-07-01T00:00:00-07:00';

/** Reads the options. Throws TAM_SIMULATE_OPTION. */
export function planOf(options: Options): Plan {
  const days = wholeOf('--days', options.days ?? options.historyDays ?? String(DAYS), 0, 3_650);
  const weights = new Map([
    ...(options.only === undefined ? [] : weightsOf('--only', options.only, true)),
    ...(options.stories === undefined ? [] : weightsOf('--stories', options.stories)),
  ]);
  const regions = options.regions === undefined ? EVERYWHERE : regionsOf('--regions', options.regions);
  const stories = storiesWith(weights, regions);
  if (stories.length === 0)
    throw new TamError('TAM_SIMULATE_OPTION', 'Every story has weight 0.', { option: '--stories' });
  const toFile = options.to !== undefined;
  if (toFile && options.live === true)
    throw new TamError('TAM_SIMULATE_OPTION', '--live goes to the brokers, not to a file.', {
      option: '--live',
    });
  return {
    seed: seedOf('--seed', options.seed),
    days,
    cases: wholeOf('--cases', options.cases ?? String(days * CASES_A_DAY), 0, 100_000_000),
    end: options.end === undefined && !toFile ? undefined : instantOf('--end', options.end ?? FILES_END),
    to: options.to,
    truth: options.truth,
    live:
      options.live === true
        ? {
            rate: rateOf('--rate', options.rate, 100_000),
            length: options.for === undefined ? Infinity : durationOf('--for', options.for),
          }
        : undefined,
    stories,
    regions,
    misbehaviour: {
      late: { share: shareOf('--late', options.late), upTo: durationOf('--late-up-to', options.lateUpTo) },
      duplicates: shareOf('--duplicates', options.duplicates),
      disorder: {
        share: shareOf('--disorder', options.disorder),
        upTo: durationOf('--disorder-up-to', options.disorderUpTo),
      },
    },
  };
}
