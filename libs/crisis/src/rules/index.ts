import type { RuleLogic } from './rule';

/** The logic of every rule, in order of id. A definition without logic here, or the other way round, is refused. */
export const RULES: readonly RuleLogic[] = [];
