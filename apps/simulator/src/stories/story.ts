import type { Stage } from '../telling/stage';
import type { Told } from '../telling/truth';
import type { Law } from '../world/place';
import type { Service } from '../world/service';

/** One kind of story. It writes the events of one member's case and, from the same choices, what must be said of it. */
export interface Story {
  readonly kind: string;
  /** Share of all stories. */
  readonly weight: number;
  readonly services: readonly Service[];
  /** Under which laws it is told; left out: in California, and where no pack holds. */
  readonly laws?: readonly Law[];
  tell(stage: Stage): Told;
}

/** A request that the member calls not urgent. */
export const NON_URGENT = { statedUrgency: 'non-urgent', statedBy: { office: 'member' } } as const;

/** A request that the member calls urgent. */
export const URGENT = { statedUrgency: 'urgent', statedBy: { office: 'member' } } as const;
