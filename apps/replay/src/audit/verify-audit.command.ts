import { readEnvironment } from '@tam/config';
import { TamError } from '@tam/errors';
import { Command, Option } from 'commander';
import { exitWith } from '../options';
import { progressBars } from '../progress';
import { writeOut } from '../write-out';
import { evaluatorsOf, withRuleOptions, type RuleOptions } from '../verify/rule-options';
import { verifyText, type VerifyReport } from '../verify/verify-report';
import { findingText, reportText } from './audit-report';
import { rederiveExport } from './events/rederive-export';
import { eventsBeside } from './export-files';
import { readPreamble } from './read-preamble';
import { proofIn, verifyAudit, verifyProof } from './verify-audit';

interface VerifyAuditOptions extends RuleOptions {
  readonly against?: string;
  readonly events?: string;
  /** False: --no-rederive. */
  readonly rederive: boolean;
  readonly key: readonly string[];
  readonly format: 'text' | 'json';
}

const BROKEN = 3;
const UNDECIDED = 1;

/**
 * `verify-audit`: whether an export is what was signed and, where its events are there, follows from them. Exit code 0:
 * it is; 3: something is wrong, named; 1: it could not be decided.
 */
export function verifyAuditCommand(): Command {
  const command = new Command('verify-audit')
    .description('Verify an export of the revision log, or the proof of one entry (docs/audit.md).')
    .argument('<export>', 'the folder or file that `npm run audit -- export` or `prove` wrote')
    .option(
      '--against <path>',
      'an older export, or the folder of TAM_AUDIT_DIR: it must be the beginning of this one',
    )
    .addOption(keyOption())
    .option('--events <folder>', 'what `export --with-events` took along (default: where it put it)')
    .option('--no-rederive', 'leave the events alone, and look only whether anything was changed')
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action((path: string, options: VerifyAuditOptions) => exitWith(() => verify(path, options)));
  return withRuleOptions(command, 'as the environment has them');
}

const keyOption = (): Option =>
  new Option('--key <file>', 'public key of the installation, PEM; repeat it where the key was changed')
    .argParser((file: string, files: readonly string[]) => [...files, file])
    .default([] as readonly string[], 'the one in the export');

async function verify(path: string, options: VerifyAuditOptions): Promise<number> {
  const { against, key, format } = options;
  const proof = proofIn(path);
  if (proof) {
    if (key.length === 0) throw new TamError('TAM_AUDIT_KEY_FILE', 'A proof needs --key: it brings none.');
    const findings = verifyProof(proof, key);
    const { partition, at, seq } = proof.checkpoint;
    const whole = `Whole: entry ${proof.entry.seq} of partition ${partition} was in the log when it was signed at ${seq}, ${at}.`;
    const text = [...findings.map(findingText), findings.length === 0 ? whole : 'NOT WHOLE.'].join('\n');
    return tell(format === 'json' ? JSON.stringify({ findings }, null, 2) : text, findings.length);
  }
  const bars = progressBars();
  const report = await verifyAudit({
    ...{ path, against, keys: key },
    onRead: (entries, of) => bars.show('verify', entries, of),
  }).finally(() => bars.stop());
  const rederived = await rederive(path, options);
  const text = [reportText(report), ...(rederived ? ['', verifyText(rederived)] : [])].join('\n');
  const told = { ...report, ...(rederived && { rederived }) };
  const wrong = report.findings.length + (rederived?.counts.different ?? 0);
  const code = await tell(format === 'json' ? JSON.stringify(told, null, 2) : text, wrong);
  return code === 0 && rederived?.verdict === 'undecided' ? UNDECIDED : code;
}

/** undefined: there are no events, or they are to be left alone. */
async function rederive(path: string, options: VerifyAuditOptions): Promise<VerifyReport | undefined> {
  const events = options.rederive ? eventsBeside(path, options.events) : undefined;
  if (events === undefined) return undefined;
  const { preamble } = await readPreamble(path);
  const evaluators = evaluatorsOf(options, readEnvironment(process.env).rules);
  const bars = progressBars();
  return rederiveExport(path, preamble.header, events, evaluators, (done, of) =>
    bars.show('derive again', done, of),
  ).finally(() => bars.stop());
}

async function tell(text: string, findings: number): Promise<number> {
  await writeOut([Buffer.from(`${text}\n`)]);
  return findings === 0 ? 0 : BROKEN;
}
