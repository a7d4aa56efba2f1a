import { Command } from 'commander';
import { verifyPack } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { exitWith } from '../options';
import { writeOut } from '../write-out';
import { renderPack, renderProblems, uncovered } from './render-report';

interface VerifyPackOptions {
  readonly calendars?: string;
}

/** `verify-pack`: proves one pack by itself. Exit code 0: whole; 1: something is wrong. */
export function verifyPackCommand(): Command {
  return new Command('verify-pack')
    .description('Show what a pack promises and prove that it is whole (docs/replay.md).')
    .argument('<file>', 'a standard, a pack.yaml or the folder of a pack')
    .option('--calendars <dir>', 'calendars that the pack names (default: those that ship)')
    .action((file: string, options: VerifyPackOptions) => exitWith(() => verify(file, options)));
}

async function verify(file: string, { calendars }: VerifyPackOptions): Promise<number> {
  const report = verifyPack(file, {
    sha256: sha256Hex,
    ...(calendars !== undefined && { calendarsDir: calendars }),
  });
  const { pack, problems } = report;
  const wrong = [...renderProblems(report), ...(pack === undefined ? [] : uncovered(pack))];
  const last =
    wrong.length === 0
      ? 'Whole: every date has one value, everything is cited, every name is known.'
      : `Wrong: ${Math.max(problems.length, 1)} ${problems.length === 1 ? 'problem' : 'problems'}.`;
  const lines = [...(pack === undefined ? [] : [...renderPack(pack), '']), ...wrong, last];
  await writeOut([Buffer.from(`${lines.join('\n')}\n`)]);
  return wrong.length === 0 ? 0 : 1;
}
