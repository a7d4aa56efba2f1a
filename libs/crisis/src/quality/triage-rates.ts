import { wilson, type Interval } from '@tam/statistics';
import { isLessUrgent, isMoreUrgent, type Level } from '../ladder/level';

/** One decision with the level that a reference found. */
export interface Compared {
  /** The level in force at the stage that is looked at. */
  readonly assigned: Level;
  readonly reference: Level;
}

/** A count of a count, with its 95 % limits; of nothing: "none". */
export interface Rate {
  readonly count: number;
  readonly of: number;
  readonly interval: Interval | undefined;
}

/**
 * Under- and over-triage by the three published denominators. The same word means three things, so each has its name:
 * `all`: less (more) urgent than the reference, of all compared.
 * `missed` (1 - sensitivity): emergencies that were not taken for one, of all emergencies; for over-triage others that
 * were, of all others.
 * `cribari`: emergencies among those not taken for one (c / (c + d)); for over-triage others among those taken for one
 * (b / (a + b)).
 */
export interface TriageRates {
  readonly emergencyLevels: readonly Level[];
  readonly compared: number;
  readonly under: { readonly all: Rate; readonly missed: Rate; readonly cribari: Rate };
  readonly over: { readonly all: Rate; readonly missed: Rate; readonly cribari: Rate };
}

/** U0 and U1, unless another threshold is named. */
export const EMERGENCY: readonly Level[] = ['U0', 'U1'];

/** The rates of some compared decisions. Every one of them counts the same: a weighted sample needs strata. */
export function triageRates(
  compared: readonly Compared[],
  emergencyLevels: readonly Level[] = EMERGENCY,
): TriageRates {
  const isEmergency = (level: Level): boolean => emergencyLevels.includes(level);
  const countOf = (holds: (one: Compared) => boolean): number => compared.filter(holds).length;
  const all = compared.length;
  const needed = countOf(({ reference }) => isEmergency(reference));
  const taken = countOf(({ assigned }) => isEmergency(assigned));
  const missed = countOf(({ assigned, reference }) => isEmergency(reference) && !isEmergency(assigned));
  const extra = countOf(({ assigned, reference }) => !isEmergency(reference) && isEmergency(assigned));
  return {
    emergencyLevels,
    compared: all,
    under: {
      all: rate(
        countOf(({ assigned, reference }) => isLessUrgent(assigned, reference)),
        all,
      ),
      missed: rate(missed, needed),
      cribari: rate(missed, all - taken),
    },
    over: {
      all: rate(
        countOf(({ assigned, reference }) => isMoreUrgent(assigned, reference)),
        all,
      ),
      missed: rate(extra, all - needed),
      cribari: rate(extra, taken),
    },
  };
}

function rate(count: number, of: number): Rate {
  return { count, of, interval: wilson(count, of) };
}
