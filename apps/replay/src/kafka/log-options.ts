import { type Command, Option } from 'commander';

/** Which part of a log a command reads, as given on the command line. */
export interface LogOptions {
  /** True: the brokers of the environment. */
  readonly kafka?: string | true;
  readonly topics?: string;
  readonly fromOffset: readonly string[];
  readonly fromTime?: string;
  readonly toTime?: string;
}

/** Adds the options to a command. */
export function addLogOptions(command: Command): Command {
  return command
    .option('--kafka [brokers]', 'read the log instead of a file (default: KAFKA_BROKERS)')
    .option('--topics <names>', 'with commas between (default: the topics that the monitors read)')
    .addOption(
      new Option('--from-offset <offset>', 'begin there: N, or TOPIC/PARTITION=N; repeatable')
        .argParser((text: string, all: readonly string[]) => [...all, text])
        .default([] as readonly string[], 'the first one kept')
        .conflicts('fromTime'),
    )
    .option('--from-time <instant>', 'begin with what was appended then')
    .option('--to-time <instant>', 'end before what was appended then (default: the end of the log now)');
}
