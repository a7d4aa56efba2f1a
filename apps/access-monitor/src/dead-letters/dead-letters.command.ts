import { TamError } from '@tam/errors';
import type { Environment } from '@tam/config';
import { Command } from 'commander';
import {
  choiceOf,
  invalid,
  letterKey,
  personOf,
  whole,
  withChoice,
  type ChoiceOptions,
} from './choice-options';
import { discardLetters } from './discard-letters';
import { countLines, letterLine, pausedLine, wholeLetter } from './letter-words';
import { openLetters, type OpenedLetters } from './open-letters';
import { redriveLetters } from './redrive-letters';

interface ActOptions extends ChoiceOptions {
  readonly by?: string;
  readonly why?: string;
  readonly dryRun?: boolean;
}

export interface CommandParts {
  readonly environment: () => Environment;
  readonly write: (line: string) => void;
}

const SHOWN = 50;

/**
 * `dead-letters`: what could not be used, and what a person does about it. It belongs to this app because the letters are
 * rows of this monitor, and to settle one takes a turn of its partition.
 */
export function deadLettersCommand({ environment, write }: CommandParts): Command {
  const say = (lines: readonly string[]): void => lines.forEach(write);
  const using =
    <Args extends unknown[]>(act: (opened: OpenedLetters, ...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      const opened = await openLetters(environment());
      try {
        await act(opened, ...args);
      } finally {
        await opened.close();
      }
    };
  const command = new Command('dead-letters').description(
    'Shows dead letters, sends them again or discards them.',
  );
  withChoice(command.command('list').description('Counts by reason, then the first open letters.'))
    .option('--limit <number>', `how many letters (default: ${SHOWN})`)
    .action(
      using(async ({ letters }, options: ChoiceOptions & { limit?: string }) => {
        const choice = { sent: true, ...choiceOf(options) };
        const limit = options.limit === undefined ? SHOWN : whole('--limit', options.limit);
        say(countLines(await letters.counts(choice)));
        say((await letters.page(choice, { partition: -1, seq: 0 }, limit)).map(letterLine));
        say((await letters.paused()).map(pausedLine));
      }),
    );
  command
    .command('show <letter>')
    .description('One letter, by its name partition/seq.')
    .option('--bytes', 'with its bytes, which are patient data')
    .action(
      using(async ({ letters }, name: string, options: { bytes?: boolean }) => {
        const letter = await letters.find(letterKey(name));
        if (!letter) throw new TamError('TAM_STREAM_LETTER_UNKNOWN', `${name} is not a dead letter.`);
        say(wholeLetter(letter, options.bytes === true));
      }),
    );
  withChoice(command.command('redrive').description('Sends letters to the topics they came from.'))
    .option('--by <name>', 'who answers for it')
    .option('--dry-run', 'only says what would be sent')
    .action(
      using(async (opened, options: ActOptions) => {
        const choice = choiceOf(options);
        if (options.dryRun) return say(countLines(await opened.letters.counts(choice)));
        const { sent, refused } = await redriveLetters(choice, personOf(options.by), {
          letters: opened.letters,
          sink: opened.sink(),
          partitions: await opened.partitions(),
          onProgress: (count) => process.stderr.write(`${count} sent\n`),
        });
        write(`${sent} sent; each is settled when it is read again.`);
        for (const [why, count] of refused) write(`${count} not sent: ${REFUSALS[why]}`);
      }),
    );
  withChoice(
    command.command('discard').description('Gives up what letters would have said, and closes their gaps.'),
  )
    .option('--by <name>', 'who answers for it')
    .option('--why <reason>', 'why it may be given up')
    .option('--dry-run', 'only says what would be discarded')
    .action(
      using(async ({ letters }, options: ActOptions) => {
        const choice = { ...choiceOf(options), sent: true };
        if (options.dryRun) return say(countLines(await letters.counts(choice)));
        if (!options.why?.trim()) throw invalid('--why', 'says why it may be given up');
        write(
          `${await discardLetters(choice, personOf(options.by), options.why.trim(), letters)} discarded.`,
        );
      }),
    );
  command
    .command('resume')
    .description('Lets a partition take in events again before its pause is over.')
    .requiredOption('--partition <number>', 'the partition')
    .option('--by <name>', 'who answers for it')
    .action(
      using(async ({ letters }, options: { partition: string; by?: string }) => {
        const partition = whole('--partition', options.partition);
        await letters.release(partition, personOf(options.by));
        write(`Partition ${partition} goes on within a second or two.`);
      }),
    );
  return command;
}

const REFUSALS = {
  'no-bytes':
    'both variants of a conflict are in the record already; discard the letter once it is looked at',
  erased: 'their bytes were deleted because of their age; they can only be discarded',
  'redriven-too-often': 'they came back three times; whatever is wrong with them still is',
} as const;
