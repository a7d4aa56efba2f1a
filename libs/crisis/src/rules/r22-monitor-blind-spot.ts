import { NOTHING, type RuleLogic } from './rule';

/**
 * No record shows that events are missing, that a script is new or that a rate has drifted: this rule is judged over
 * counts and control events, in `aggregates`. Here it only has its definition.
 */
export const R22: RuleLogic = { id: 'R22', judge: () => NOTHING };
