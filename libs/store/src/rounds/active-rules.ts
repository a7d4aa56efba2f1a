/** The hash of the rule set that was activated last, as a scalar subquery; `schema` is a quoted identifier. */
export const activeRules = (schema: string): string =>
  `SELECT rules FROM ${schema}.activations ORDER BY number DESC LIMIT 1`;
