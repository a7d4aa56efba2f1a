import { writeFileSync } from 'node:fs';
import { type Checkpoint, type ExportPlan, planExport, proofText, type Sealed, sealLog } from '@tam/audit';
import { readEnvironment } from '@tam/config';
import { TamError } from '@tam/errors';
import { Command } from 'commander';
import { exitWith } from '../options';
import { eventsOf } from './export-files';
import { progressBars } from '../progress';
import type { AuditLog } from './open-audit-log';
import { proveEntry } from './prove-entry';
import { readPreamble } from './read-preamble';
import { writeExport } from './write-export';

interface ExportOptions {
  readonly to: string;
  readonly since?: string;
  readonly withEvents?: true;
}

interface ProveOptions {
  readonly partition: string;
  readonly seq: string;
  readonly to: string;
}

const BROKEN = 3;

/** `audit`: seals the revision log of the running installation and takes it off the box. Exit code 3: a chain is broken. */
export function auditCommand(): Command {
  return new Command('audit')
    .description('Seal and export the revision log (docs/audit.md).')
    .addCommand(
      new Command('export')
        .description('Seal the log and write it to a new folder, or to one file (.gz).')
        .requiredOption('--to <path>', 'a folder or file that is not there yet')
        .option('--since <export>', 'only what came after this export')
        .option('--with-events', 'also the events of the log, so that it can be derived again elsewhere')
        .action((options: ExportOptions) => exitWith(() => withLog((log) => exportLog(log, options)))),
    )
    .addCommand(
      new Command('checkpoint')
        .description('Sign how far each partition has come.')
        .action(() => exitWith(() => withLog(checkpoint))),
    )
    .addCommand(
      new Command('prove')
        .description('Write one entry of an export with all that proves it, and nothing of any other.')
        .argument('<export>', 'a folder or file that export wrote')
        .requiredOption('--partition <number>')
        .requiredOption('--seq <number>')
        .requiredOption('--to <file>', 'where to write it')
        .action((path: string, options: ProveOptions) => exitWith(() => prove(path, options))),
    );
}

async function withLog(act: (log: AuditLog) => Promise<number>): Promise<number> {
  const environment = readEnvironment(process.env);
  // The database client takes longer to load than all the rest, and no other command needs it.
  const { openAuditLog } = await import('./open-audit-log');
  const opened = await openAuditLog(environment);
  try {
    return await act(opened);
  } finally {
    await opened.log.close();
  }
}

async function exportLog(
  { log, sealer, memory }: AuditLog,
  { to, since, withEvents }: ExportOptions,
): Promise<number> {
  const older = since === undefined ? undefined : (await readPreamble(since)).preamble;
  const plan = await planExport(log, sealer, older);
  memory.remember(checkpointsIn(plan.sealed));
  const total = entriesIn(plan);
  const bars = progressBars();
  const written = await writeExport(log, plan.preamble, to, (entries) =>
    bars.show('export', entries, total),
  ).finally(() => bars.stop());
  const sealed = plan.preamble.header.ends.filter((end) => end.sealed).length;
  say(`${written} entries in ${to}; ${sealed} of ${plan.preamble.header.ends.length} partitions are sealed.`);
  if (withEvents) {
    const ruleSets = await log.ruleSets();
    const { exportEvents } = await import('./events/export-events');
    const records = await exportEvents(ruleSets, eventsOf(to));
    say(`${records} records of the log in ${eventsOf(to)}.`);
  }
  return tellBroken(plan.sealed);
}

function entriesIn({ preamble: { header } }: ExportPlan): number {
  const sum = (places: readonly { readonly seq: number }[]): number =>
    places.reduce((total, { seq }) => total + seq, 0);
  return sum(header.ends) - sum(header.starts);
}

async function checkpoint({ log, sealer, memory }: AuditLog): Promise<number> {
  const sealed = await sealLog(log, sealer);
  memory.remember(sealed.flatMap((one) => (one.kind === 'sealed' && one.checkpoint ? [one.checkpoint] : [])));
  say(`${sealed.filter(({ kind }) => kind === 'sealed').length} of ${sealed.length} partitions are sealed.`);
  return tellBroken(sealed);
}

async function prove(path: string, options: ProveOptions): Promise<number> {
  const text = proofText(await proveEntry(path, Number(options.partition), Number(options.seq)));
  try {
    writeFileSync(options.to, text, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new TamError('TAM_AUDIT_OUTPUT', `${options.to}: ${why}.`, { file: options.to }, { cause });
  }
  return 0;
}

const checkpointsIn = (sealed: readonly Sealed[]): readonly Checkpoint[] =>
  sealed.flatMap((one) => (one.kind === 'sealed' && one.checkpoint ? [one.checkpoint] : []));

function tellBroken(sealed: readonly Sealed[]): number {
  const broken = sealed.filter((one) => one.kind === 'broken');
  for (const { partition, seq, fault } of broken)
    say(`partition ${partition}, entry ${seq}: ${fault}. It was not sealed.`);
  return broken.length > 0 ? BROKEN : 0;
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);
