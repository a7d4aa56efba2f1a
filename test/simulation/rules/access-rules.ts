import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { fileDetermination } from '../../../apps/access-monitor/src/wiring/file-determination';
import type { RuleSet } from './rule-set';

let rules: RuleSet | undefined;

/** The rules of the access monitor, as the service assembles them; read once. */
export function accessRules(): RuleSet {
  rules ??= { evaluator: createAccessEvaluator(loadPackSet({ sha256: sha256Hex })), file: fileDetermination };
  return rules;
}
