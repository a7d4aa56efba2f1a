import { readEnvironment } from '@tam/config';
import { TamError } from '@tam/errors';
import { Command, Option } from 'commander';
import { exitWith } from '../options';
import { progressBars } from '../progress';
import { writeOut } from '../write-out';
import { evaluatorsOf, repeatable, withRuleOptions, type RuleOptions } from './rule-options';
import { verifyText, type VerifyReport } from './verify-report';

interface VerifyOptions extends RuleOptions {
  readonly sample: string;
  readonly seed?: string;
  readonly partition: readonly string[];
  readonly member?: string;
  readonly format: 'text' | 'json';
}

const EXIT = { same: 0, different: 3, undecided: 1 } as const;

/** `verify`: whether what the running installation has said follows from the log. Exit code 0: it does; 3: not; 1: not decided. */
export function verifyCommand(): Command {
  const command = new Command('verify')
    .description('Derive the revisions of the running installation again from the log (docs/audit.md).')
    .option('--sample <share>', 'share of the members to look at, 0 to 1', '1')
    .option('--seed <text>', 'chooses the members of a sample (default: another one each time)')
    .addOption(repeatable('--partition <number>', 'only this partition; repeatable'))
    .option('--member <ref>', 'only this member')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action((options: VerifyOptions) => exitWith(() => verify(options)));
  return withRuleOptions(command, 'as the monitor has them');
}

async function verify(options: VerifyOptions): Promise<number> {
  const environment = readEnvironment(process.env);
  const evaluators = evaluatorsOf(options, environment.rules);
  const bars = progressBars();
  // The clients of broker and database take longer to load than all the rest, and no other command needs both.
  const { verifyInstallation } = await import('./verify-installation');
  const report = await verifyInstallation(environment, evaluators, {
    sample: shareOf(options.sample),
    seed: options.seed ?? Date.now().toString(36),
    partitions: options.partition.length > 0 ? options.partition.map(Number) : undefined,
    memberRef: options.member,
    onVerified: (done, of) => bars.show('verify', done, of),
  }).finally(() => bars.stop());
  return tell(report, options.format);
}

function shareOf(text: string): number {
  const share = Number(text);
  if (share > 0 && share <= 1) return share;
  throw new TamError('TAM_REPLAY_SAMPLE', `--sample ${text} is no share.`);
}

async function tell(report: VerifyReport, format: VerifyOptions['format']): Promise<number> {
  const text = format === 'json' ? JSON.stringify(report, null, 2) : verifyText(report);
  await writeOut([Buffer.from(`${text}\n`)]);
  return EXIT[report.verdict];
}
