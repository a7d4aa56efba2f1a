import { LEVELS, type Level } from './level';

/** How long each level lets a person wait, in milliseconds; a level without an entry has no limit of its own. */
export type LadderLimits = { readonly [level in Level]?: number };

/** The ladder with its limits, which are data of the floor table. */
export interface Ladder {
  /** Longest wait at a level in ms; undefined: no limit of its own (routine, advice). */
  limitOf(level: Level): number | undefined;
  /** The level that a wait of so many ms amounts to: the most urgent one whose limit it keeps, else routine. */
  levelOfWait(wait: number): Level;
}

/** Makes the ladder out of its limits. */
export function createLadder(limits: LadderLimits): Ladder {
  return {
    limitOf: (level) => limits[level],
    levelOfWait: (wait) =>
      LEVELS.find((level) => {
        const limit = limits[level];
        return limit !== undefined && wait <= limit;
      }) ?? 'U4',
  };
}
