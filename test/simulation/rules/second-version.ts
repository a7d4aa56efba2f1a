import type { Determination, Evaluator } from '@tam/record';

/** The same rules in another version, of which every outcome says so: what was said under the first is to be said anew. */
export function secondVersion(first: Evaluator<Determination>): Evaluator<Determination> {
  return {
    ...first,
    version: `${first.version}-second`,
    evaluate: (record, asOf) => {
      const evaluation = first.evaluate(record, asOf);
      const outcomes = evaluation.outcomes.map((one) => ({
        ...one,
        packVersion: `${one.packVersion}-second`,
      }));
      return { ...evaluation, outcomes };
    },
  };
}
