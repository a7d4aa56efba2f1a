import type { Check } from '../inspect/divergence';
import { CONFLICT_BY_ARRIVAL, DEDUPLICATED_BY_OFFSET, LOST_VOID } from './events';
import {
  EPOCH_NOT_RAISED,
  HIDDEN_BATCHES_IGNORED,
  PROVISIONAL_FOR_EVER,
  RULES_WITHOUT_A_WALK,
  SEALED_IS_FORGOTTEN,
  SOURCE_GATE_IGNORED,
} from './members';
import type { Planting } from './planting';
import {
  GATE_BY_LAST_MESSAGE,
  NO_FENCE,
  OFFSET_COMMITTED_FIRST,
  RESET_TO_LATEST,
  TICKS_OUTSIDE_THE_FENCE,
} from './positions';
import { RELAY_OUT_OF_ORDER, STALE_RECORD_CACHE, TIMER_FIRED_TWICE, WALL_CLOCK_AS_OF } from './sayings';

/** Whoever writes from what is no longer so is found by what comes of it: which check sees it first is chance. */
const WRITTEN_FROM_OLD_ROWS: readonly Check[] = [
  ...(['position', 'effects', 'letters', 'rederived', 'unsaid', 'identity', 'repeated', 'quiet'] as const),
];

/** The bugs that the simulation must find, each with the checks by which it may be found. */
export const PLANTED: readonly { readonly planting: Planting; readonly foundBy: readonly Check[] }[] = [
  { planting: OFFSET_COMMITTED_FIRST, foundBy: ['effects', 'letters'] },
  { planting: NO_FENCE, foundBy: WRITTEN_FROM_OLD_ROWS },
  { planting: TICKS_OUTSIDE_THE_FENCE, foundBy: WRITTEN_FROM_OLD_ROWS },
  { planting: DEDUPLICATED_BY_OFFSET, foundBy: ['effects', 'letters'] },
  { planting: RESET_TO_LATEST, foundBy: ['effects', 'letters'] },
  { planting: WALL_CLOCK_AS_OF, foundBy: ['rederived', 'gate'] },
  { planting: LOST_VOID, foundBy: ['effects'] },
  { planting: TIMER_FIRED_TWICE, foundBy: ['repeated', 'identity'] },
  { planting: RELAY_OUT_OF_ORDER, foundBy: ['published'] },
  { planting: STALE_RECORD_CACHE, foundBy: WRITTEN_FROM_OLD_ROWS },
  { planting: CONFLICT_BY_ARRIVAL, foundBy: ['effects', 'letters'] },
  { planting: GATE_BY_LAST_MESSAGE, foundBy: ['quiet'] },
  { planting: HIDDEN_BATCHES_IGNORED, foundBy: ['quiet'] },
  { planting: SEALED_IS_FORGOTTEN, foundBy: ['effects', 'rederived', 'identity'] },
  { planting: SOURCE_GATE_IGNORED, foundBy: ['gate'] },
  { planting: PROVISIONAL_FOR_EVER, foundBy: ['quiet'] },
  { planting: RULES_WITHOUT_A_WALK, foundBy: ['final', 'unsaid'] },
  { planting: EPOCH_NOT_RAISED, foundBy: ['published'] },
];
