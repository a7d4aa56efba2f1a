import type { Environment } from '@tam/config';
import { KafkaSink } from '@tam/kafka';
import type { Sink } from '@tam/monitor';
import { assertMigrated, LettersRepository, openForMigrations } from '@tam/store';
import { databaseAddress, kafkaConnection } from '../wiring/connections';
import { SCHEMA } from '../wiring/schema';

/** The dead letters of this monitor, and the way back to their topics. */
export interface OpenedLetters {
  readonly letters: LettersRepository;
  /** Opened when it is first asked for. */
  sink(): Sink;
  /** How many partitions the input topics have. */
  partitions(): Promise<number>;
  close(): Promise<void>;
}

/** Throws what the database says. */
export async function openLetters(environment: Environment): Promise<OpenedLetters> {
  const database = await openForMigrations(databaseAddress(environment));
  let sink: KafkaSink | undefined;
  try {
    await assertMigrated(database, SCHEMA);
  } catch (error) {
    await database.destroy();
    throw error;
  }
  const letters = new LettersRepository(database, SCHEMA);
  return {
    letters,
    sink: () => (sink ??= new KafkaSink(kafkaConnection(environment))),
    partitions: () => letters.partitions(),
    close: async () => {
      await sink?.close();
      await database.destroy();
    },
  };
}
