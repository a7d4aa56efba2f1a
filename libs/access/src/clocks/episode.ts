import type { Standard } from '@tam/standards';
import type { CaseFacts } from './case-facts';

/** What the end of an episode of care means for a clock that is counted by it. */
export interface Episode {
  /** When it ended, epoch ms; undefined where it goes on or the standard does not ask. */
  readonly endedAt?: number;
  readonly flags: readonly string[];
}

const ENDED = 'care.episode-ended.v1';
const NOTHING: Episode = { flags: [] };

/** The episode of a case, for standards that count courses in the period in which they finish. */
export function episodeOf(facts: CaseFacts, standard: Standard): Episode {
  const { periodBy, population, attendedVisits, stop } = standard;
  if (periodBy !== 'episode-end' && population === 'all') return NOTHING;
  const end = facts.kase.events.find(({ type }) => type === ENDED);
  const attended = facts.slots.filter(
    ({ kind, purpose }) => kind === 'visit' && purpose !== undefined && stop.purposes.includes(purpose),
  );
  const outside = population === 'finished-course' && (!end || attended.length < attendedVisits);
  return {
    ...(end && periodBy === 'episode-end' && { endedAt: end.time }),
    flags: outside ? ['outsidePopulation'] : [],
  };
}
