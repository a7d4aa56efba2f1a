import { authorization } from '../stories/authorization';
import { downgrade } from '../stories/downgrade';
import { urgent } from '../stories/urgent';
import type { Told } from '../telling/truth';
import type { Random } from '../world/random';
import { castCase, tell, type Cast } from './casting';
import { promised } from '../telling/clock';

/** Stories whose clock is counted in hours, so that its end can be had on any minute of a demonstration. */
const CLOSING_STORIES = [urgent, urgent, urgent, downgrade, authorization];

const HOUR = 3_600_000;

/** The least time the people of a story need for all they do before it is due, ms. */
const LEAST_LEFT = 75_000;

/**
 * A request that was made almost as long ago as its limit: it falls due between 75 seconds and `within` (ms) after
 * `now`, and whatever happens to it happens from now on.
 */
export function tellClosing(cast: Cast, n: number, random: Random, now: number, within: number): Told {
  const left = random.whole(LEAST_LEFT, Math.max(LEAST_LEFT, within));
  const startAt = now - promised('urgent').limit * HOUR + left;
  const casting = castCase({ ...cast, stories: CLOSING_STORIES }, n, { startAt });
  return tell(casting, 'brisk', now);
}
