import type { Environment } from '@tam/config';
import { TamError } from '@tam/errors';
import type { GapLine } from '@tam/store';
import { Command } from 'commander';
import { invalid, personOf, whole } from '../dead-letters/choice-options';
import { actLines, gapLine, planLines, stateOf } from './gap-words';
import { openGaps, type OpenedGaps } from './open-gaps';
import { planAcceptance } from './plan-acceptance';

export interface GapsCommandParts {
  readonly environment: () => Environment;
  readonly write: (line: string) => void;
}

interface ActOptions {
  readonly by?: string;
  readonly reason?: string;
  readonly dryRun?: boolean;
}

/** `gaps`: what is missing of the log, and what a person says of it. Each answer is kept for ever, and takes a turn. */
export function gapsCommand({ environment, write }: GapsCommandParts): Command {
  const say = (lines: readonly string[]): void => lines.forEach(write);
  const using =
    <Args extends unknown[]>(act: (opened: OpenedGaps, ...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      const opened = await openGaps(environment());
      try {
        await act(opened, ...args);
      } finally {
        await opened.close();
      }
    };
  const command = new Command('gaps').description(
    'Shows what is missing of the log, and lets a person settle it.',
  );
  command
    .command('list')
    .description('Every gap there ever was, one a line.')
    .action(
      using(async ({ gaps }) => {
        const all = await gaps.all();
        say(all.map(gapLine));
        write(`${all.filter((gap) => stateOf(gap) === 'open').length} open`);
      }),
    );
  command
    .command('show <partition>')
    .description('The gaps of a partition, and what accepting the open ones would mean.')
    .action(
      using(async (opened, text: string) => {
        const partition = whole('the partition', text);
        const all = await opened.gaps.all(partition);
        if (all.length === 0) write(`Nothing was ever missing of partition ${partition}.`);
        for (const gap of all) {
          say([gapLine(gap), ...actLines(gap)]);
          if (stateOf(gap) === 'open') say(await planOf(opened, gap));
        }
      }),
    );
  withAct(
    command
      .command('accept <partition>')
      .description(
        'Takes what is missing of a partition as lost; it goes on, and the time is marked incomplete.',
      ),
  )
    .option('--dry-run', 'only says what would be accepted')
    .action(
      using(async (opened, text: string, options: ActOptions) => {
        for (const gap of await openOf(opened, text)) {
          say([gapLine(gap), ...(await planOf(opened, gap))]);
          if (options.dryRun) continue;
          const { nextOffset, lost } = await planAcceptance(gap, opened.log, opened.gaps);
          const how = { by: personOf(options.by), reason: reasonOf(options), nextOffset, lostTo: lost.to };
          await opened.gaps.accept(gap, how);
          write(`${gap.partition}/${gap.number} accepted; the partition goes on within seconds.`);
        }
      }),
    );
  withAct(
    command
      .command('dismiss <partition>')
      .description('Says that nothing is missing after all, because the log was brought back.'),
  ).action(
    using(async (opened, text: string, options: ActOptions) => {
      for (const gap of await openOf(opened, text)) {
        await opened.gaps.settle(gap, 'dismissed', personOf(options.by), reasonOf(options));
        write(`${gap.partition}/${gap.number} dismissed; it is found again if it is still there.`);
      }
    }),
  );
  withAct(
    command
      .command('mend <gap>')
      .description(
        'Says of an accepted gap, by its name partition/number, that its events were brought back.',
      ),
  ).action(
    using(async ({ gaps }, name: string, options: ActOptions) => {
      const [partition = '', number = ''] = name.split('/');
      const wanted = whole('the gap', number);
      const gap = (await gaps.all(whole('the gap', partition))).find((one) => one.number === wanted);
      if (!gap || stateOf(gap) !== 'accepted')
        throw new TamError('TAM_MONITOR_GAP_UNKNOWN', `${name} is not a gap that was accepted.`);
      await gaps.settle(gap, 'mended', personOf(options.by), reasonOf(options));
      write(`${name} mended; what was marked incomplete because of it is evaluated again.`);
    }),
  );
  return command;
}

const withAct = (command: Command): Command =>
  command
    .option('--by <name>', 'who answers for it')
    .option('--reason <code>', 'why, for whoever asks later');

function reasonOf({ reason }: ActOptions): string {
  if (!reason?.trim()) throw invalid('--reason', 'says why, for whoever asks later');
  return reason.trim();
}

async function openOf({ gaps }: OpenedGaps, text: string): Promise<readonly GapLine[]> {
  const partition = whole('the partition', text);
  const open = (await gaps.all(partition)).filter((gap) => stateOf(gap) === 'open');
  if (open.length === 0)
    throw new TamError('TAM_MONITOR_GAP_UNKNOWN', `Nothing is open of partition ${partition}.`, {
      partition,
    });
  return open;
}

async function planOf({ gaps, log }: OpenedGaps, gap: GapLine): Promise<readonly string[]> {
  return planLines(await planAcceptance(gap, log, gaps), await gaps.waiting(gap.partition));
}
