import { Command } from 'commander';
import { isTamError } from '@tam/errors';
import { planOf, type Options } from './command/plan';
import { simulateToBrokers, simulateToFile } from './command/simulate';

const knobs = (command: Command): Command =>
  command
    .option('--seed <text>', 'everything follows from it', '1')
    .option('--days <n>', 'length of the past in days (default: 60)')
    .option('--history-days <n>', 'the same')
    .option('--cases <n>', 'requests in the past (default: 20 a day)')
    .option('--end <instant>', 'where the past ends (default: now; for files 2026-07-01T00:00:00-07:00)')
    .option('--truth <file>', 'write what must be said of each clock, one a line')
    .option('--rate <n>', 'live events a second', '5')
    .option('--for <length>', 'length of the live traffic, such as 10m (default: until stopped)')
    .option('--stories <list>', 'weights by kind of story, such as urgent=40,course=0')
    .option('--only <list>', 'tell these kinds of story and no others')
    .option('--regions <list>', 'only these regions, or how much more often, such as us-ny=5')
    .option('--late <share>', 'share of events recorded late', '0.01')
    .option('--late-up-to <length>', 'how late at most', '30m')
    .option('--duplicates <share>', 'share of events sent twice', '0.01')
    .option('--disorder <share>', 'share of events that arrive out of order', '0.02')
    .option('--disorder-up-to <length>', 'by how much at most', '1m');

async function run(options: Options): Promise<void> {
  try {
    const plan = planOf(options);
    if (plan.to !== undefined && plan.end !== undefined) await simulateToFile(plan, plan.to, plan.end);
    else await simulateToBrokers(plan);
  } catch (error) {
    if (!isTamError(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

const program = knobs(new Command('simulator').enablePositionalOptions())
  .description(
    'Tells synthetic stories of requests for care, and what must be said of each. None is of a real person.',
  )
  .option('--to <file>', 'write the events to this NDJSON file (default: to the brokers in KAFKA_BROKERS)')
  .option('--live', 'after the past, go on with live traffic')
  .action((options: Options) => run(options))
  .addCommand(
    knobs(new Command('demo'))
      .description('Sixty days of history and then live traffic until stopped.')
      .action((options: Options) => run({ ...options, live: true })),
  );

void program.parseAsync();
