import { createAccessEvaluator } from '@tam/access';
import { loadPackSet } from '@tam/config';
import { sha256Hex, type Evaluator } from '@tam/record';
import { Option, type Command } from 'commander';
import { CURRENT, withPackOption } from '../pack-options';

/** Under which rules a command derives again, as given on the command line. */
export interface RuleOptions {
  readonly packs?: string;
  readonly calendars?: string;
  readonly assignments?: string;
  readonly withPack: readonly string[];
  readonly olderPacks: readonly string[];
}

/** An option that may come more than once. */
export const repeatable = (flags: string, description: string): Option =>
  new Option(flags, description)
    .argParser((text: string, all: readonly string[]) => [...all, text])
    .default([] as readonly string[], 'none');

/** Adds the options; `initially` says what holds where they are not given. */
export function withRuleOptions(command: Command, initially: string): Command {
  return command
    .option('--packs <dir>', `rule packs; ${CURRENT}: those that ship (default: ${initially})`)
    .option('--calendars <dir>', `calendars that the packs name (default: ${initially})`)
    .option('--assignments <file>', `which packs hold where (default: ${initially})`)
    .addOption(withPackOption('also this pack, which is evaluated only on request; repeatable'))
    .addOption(repeatable('--older-packs <dir>', 'packs that were in use before; repeatable'));
}

/** What can be derived with: first the rules given, then each older set. Throws TAM_PACK_* and TAM_CALENDAR_*. */
export function evaluatorsOf(
  { packs, calendars, assignments, withPack, olderPacks }: RuleOptions,
  rules: Omit<Parameters<typeof loadPackSet>[0], 'sha256'>,
): readonly [Evaluator, ...Evaluator[]] {
  const given = {
    ...rules,
    ...(packs !== undefined && { packsDir: packs }),
    ...(calendars !== undefined && { calendarsDir: calendars }),
    ...(assignments !== undefined && { assignmentsFile: assignments }),
    ...(withPack.length > 0 && { onRequest: withPack }),
    sha256: sha256Hex,
  };
  const evaluator = (source: typeof given): Evaluator => createAccessEvaluator(loadPackSet(source));
  return [evaluator(given), ...olderPacks.map((packsDir) => evaluator({ ...given, packsDir }))];
}
