import 'reflect-metadata';
import { readEnvironment } from '@tam/config';
import { createLogger, describeError, type Logger } from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { deadLettersCommand } from './dead-letters/dead-letters.command';
import { gapsCommand } from './gaps/gaps.command';
import { prepare } from './prepare';
import { runService } from './run-service';
import { APP } from './wiring/schema';

/** A stop that takes longer is cut off: the positions are in the database, nothing is lost. */
const STOP_WITHIN = 10_000;

/**
 * `main.js` runs the service until SIGTERM or SIGINT; `main.js prepare [--by NAME]` creates topics and
 * tables, activates the packs and ends;
 * `main.js dead-letters` is for the people who mend or discard what could not be used, `main.js gaps` for those who say
 * what becomes of a partition whose log is not whole.
 */
async function main(args: readonly string[]): Promise<void> {
  const [command] = args;
  const people = { 'dead-letters': deadLettersCommand, gaps: gapsCommand }[command ?? ''];
  if (people) return runCommand(people, args.slice(1));
  const environment = readEnvironment(process.env);
  const logger = createLogger({ app: APP, level: environment.logLevel });
  if (command === 'prepare') return prepare(environment, logger, args[1] === '--by' ? args[2] : undefined);
  const app = await runService(environment, logger, () => void end(1));
  let ending: Promise<void> | undefined;
  const end = (code: number): Promise<void> => (ending ??= stop(app, logger, code));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      logger.info('The access monitor stops.', { signal });
      void end(0);
    });
  }
}

async function runCommand(commandOf: typeof deadLettersCommand, args: readonly string[]): Promise<void> {
  const command = commandOf({
    environment: () => readEnvironment(process.env),
    write: (line) => void process.stdout.write(`${line}\n`),
  });
  await command.parseAsync(args, { from: 'user' });
}

async function stop(app: INestApplication, logger: Logger, code: number): Promise<void> {
  setTimeout(() => {
    logger.error('It did not stop in time.', { milliseconds: STOP_WITHIN });
    process.exit(1);
  }, STOP_WITHIN).unref();
  await app.close();
  logger.info('The access monitor has stopped.');
  process.exit(code);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const { code, message, name } = describeError(error);
  process.stderr.write(`${message ?? `${name}${code === undefined ? '' : ` ${code}`}`}\n`);
  process.exitCode = 1;
  // Whatever was opened before the failure must not keep the process.
  setTimeout(() => process.exit(1), 1_000).unref();
});
