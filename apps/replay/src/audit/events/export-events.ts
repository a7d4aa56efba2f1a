import { readEnvironment } from '@tam/config';
import { INPUTS } from '@tam/kafka';
import { openLog, replayConnection } from '../../kafka/asked-ranges';
import { writeEvents } from './write-events';

/**
 * Takes the log along with an export, from the brokers of the environment; answers how many records. Throws TAM_CONFIG_*,
 * TAM_AUDIT_OUTPUT and what the broker says.
 */
export async function exportEvents(ruleSets: ReadonlyMap<string, string>, to: string): Promise<number> {
  const log = openLog(replayConnection(readEnvironment(process.env)));
  try {
    return await writeEvents(log, INPUTS, ruleSets, to);
  } finally {
    await log.close();
  }
}
