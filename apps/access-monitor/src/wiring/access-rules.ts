import { createAccessEvaluator } from '@tam/access';
import { loadPackSet, type Environment } from '@tam/config';
import type { CountedSample } from '@tam/observability';
import type { SourcePlan } from '@tam/monitor';
import { sha256Hex, type Determination, type Evaluator } from '@tam/record';
import type { LoadedPacks } from '@tam/standards';
import { sourcePlan } from './source-plan';

/** The rules this service runs with. */
export interface AccessRules {
  readonly evaluator: Evaluator<Determination>;
  /** One line of `tam_pack_info` for each pack and of `tam_standard_info` for each standard. */
  readonly packs: readonly CountedSample[];
  /** What the deployer says of the sources, for the source gate. */
  readonly sources: SourcePlan;
}

const SHOWN_DIGITS = 12;

/** Reads the packs and binds them into the evaluator. Throws the error of the first thing that is wrong with them. */
export function loadAccessRules({ rules }: Environment): AccessRules {
  const packs = loadPackSet({ ...rules, sha256: sha256Hex });
  const evaluator = createAccessEvaluator(packs);
  return {
    evaluator,
    sources: sourcePlan(packs, Object.keys(evaluator.reads)),
    packs: [...packs.packs.map(packInfo), ...standardInfos(packs)],
  };
}

const packInfo = ({ id, version, hash }: LoadedPacks['packs'][number]): CountedSample => ({
  name: 'tam_pack_info',
  labels: { pack: id, version, hash: hash.slice(0, SHOWN_DIGITS) },
  value: 1,
});

/** One line a standard: of one with several versions the last, so that joining by its name finds one row. */
function standardInfos({ packs }: LoadedPacks): CountedSample[] {
  const lines = new Map<string, CountedSample>();
  for (const { id, kind, urgency, limit } of packs.flatMap(({ standards }) => standards)) {
    const labels = { standard: id, force: kind, urgency, unit: limit.unit };
    lines.set(id, { name: 'tam_standard_info', labels, value: 1 });
  }
  return [...lines.values()];
}
