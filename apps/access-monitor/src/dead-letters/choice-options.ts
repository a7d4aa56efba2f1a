import { TamError } from '@tam/errors';
import type { LetterKey } from '@tam/monitor';
import type { LetterChoice } from '@tam/store';
import type { Command } from 'commander';

export interface ChoiceOptions {
  readonly partition?: string;
  readonly seq?: string;
  readonly code?: string;
  readonly topic?: string;
  readonly again?: boolean;
}

/** The options by which letters are chosen. */
export function withChoice(command: Command): Command {
  return command
    .option('--partition <number>', 'letters of this partition')
    .option('--seq <number|from-to>', 'one letter of the partition, or a range')
    .option('--code <code>', 'letters with this reason')
    .option('--topic <topic>', 'letters of this topic')
    .option('--again', 'also letters that were sent and have not come back');
}

/** Throws TAM_CONFIG_INVALID, naming the option. */
export function choiceOf({ partition, seq, code, topic, again }: ChoiceOptions): LetterChoice {
  const [from, to = from] = seq?.split('-') ?? [];
  if (seq !== undefined && partition === undefined)
    throw invalid('--seq', 'needs --partition: letters are numbered by partition');
  return {
    ...(partition !== undefined && { partition: whole('--partition', partition) }),
    ...(from !== undefined && { fromSeq: whole('--seq', from) }),
    ...(to !== undefined && { toSeq: whole('--seq', to) }),
    ...(code !== undefined && { code }),
    ...(topic !== undefined && { topic }),
    ...(again === true && { sent: true }),
  };
}

/** The name of a letter, `partition/seq`. Throws TAM_CONFIG_INVALID. */
export function letterKey(name: string): LetterKey {
  const [partition = '', seq = ''] = name.split('/');
  return { partition: whole('the letter', partition), seq: whole('the letter', seq) };
}

export function whole(option: string, text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw invalid(option, `"${text}" is not a whole number`);
  return Number(text);
}

/** Who answers for it: a person's name. Throws TAM_CONFIG_INVALID where none is given. */
export function personOf(by: string | undefined): string {
  if (by === undefined || by.trim() === '') throw invalid('--by', 'names the person who answers for it');
  return by.trim();
}

export const invalid = (option: string, why: string): TamError =>
  new TamError('TAM_CONFIG_INVALID', `${option}: ${why}.`, { setting: option });
