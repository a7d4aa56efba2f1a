import { Option, type Command } from 'commander';
import { createAccessEvaluator } from '@tam/access';
import { loadRuleBookIn } from '@tam/config';
import { createCrisisEvaluator } from '@tam/crisis';
import { sha256Hex, type Evaluator } from '@tam/record';
import { CURRENT, packsOf, type PackOptions } from './pack-options';

/** Which rules a command evaluates, as given on the command line. */
export interface EvaluatorOptions extends PackOptions {
  readonly rules: 'access' | 'crisis';
  /** Folders of the rule book with the path delimiter between them; `current` among them: what ships. */
  readonly ruleBook: string;
}

/** Adds `--rules` and `--rule-book`. */
export function addEvaluatorOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--rules <which>', 'access: the clocks; crisis: the findings about misrouted crises')
        .choices(['access', 'crisis'])
        .default('access'),
    )
    .option(
      '--rule-book <dir>',
      `rule sets, floors and rules of crisis; ${CURRENT}: those that ship`,
      CURRENT,
    );
}

/** The evaluator that was asked for. Errors: TAM_PACK_*, TAM_CALENDAR_*, TAM_CRISIS_*. */
export function evaluatorOf(options: EvaluatorOptions): Evaluator {
  if (options.rules === 'access') return createAccessEvaluator(packsOf(options));
  return createCrisisEvaluator(loadRuleBookIn({ sha256: sha256Hex, ruleBookDir: options.ruleBook }));
}
