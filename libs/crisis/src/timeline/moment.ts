import type { StoredEvent } from '@tam/record';
import type { Actor, Qualified } from '../qualified/actor';

/** Something that happened: the instant (epoch ms), the event that tells it, the case it was told on. */
export interface Moment {
  readonly at: number;
  readonly caseId: string;
  readonly event: StoredEvent;
}

/** Something that somebody did. `actor` is as told, filled up from the roster. */
export interface Act extends Moment {
  readonly actor: Actor | undefined;
  /** To decide how urgent a need is, by the table of the authority of the case's place. */
  readonly qualified: Qualified;
}
