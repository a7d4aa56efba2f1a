import { TamError } from '@tam/errors';
import { Command, Option } from 'commander';
import { exitWith } from '../options';
import { progressBars } from '../progress';
import { writeOut } from '../write-out';
import { findingText, reportText } from './audit-report';
import { proofIn, verifyAudit, verifyProof } from './verify-audit';

interface VerifyAuditOptions {
  readonly against?: string;
  readonly key: readonly string[];
  readonly format: 'text' | 'json';
}

const BROKEN = 3;

/** `verify-audit`: whether an export is what was signed. Exit code 0: whole; 3: something is wrong, named; 1: nothing done. */
export function verifyAuditCommand(): Command {
  return new Command('verify-audit')
    .description('Verify an export of the revision log, or the proof of one entry (docs/audit.md).')
    .argument('<export>', 'the folder or file that `npm run audit -- export` or `prove` wrote')
    .option('--against <export>', 'an older export, which must be the beginning of this one')
    .addOption(keyOption())
    .addOption(new Option('--format <format>', 'text or json').choices(['text', 'json']).default('text'))
    .action((path: string, options: VerifyAuditOptions) => exitWith(() => verify(path, options)));
}

const keyOption = (): Option =>
  new Option('--key <file>', 'public key of the installation, PEM; repeat it where the key was changed')
    .argParser((file: string, files: readonly string[]) => [...files, file])
    .default([] as readonly string[], 'the one in the export');

async function verify(path: string, { against, key, format }: VerifyAuditOptions): Promise<number> {
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
  return tell(
    format === 'json' ? JSON.stringify(report, null, 2) : reportText(report),
    report.findings.length,
  );
}

async function tell(text: string, findings: number): Promise<number> {
  await writeOut([Buffer.from(`${text}\n`)]);
  return findings === 0 ? 0 : BROKEN;
}
