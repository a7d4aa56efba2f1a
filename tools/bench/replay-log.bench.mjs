import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { startKafka, stopKafka } from '../embedded/kafka.mjs';
import { inRoot } from '../lib/paths.mjs';
import { freePorts } from '../lib/ports.mjs';
import { eventFile } from './lib/event-file.mjs';
import { best, measure } from './lib/measure.mjs';
import { MeteredProcess } from './lib/metered-process.mjs';

/** What DESIGN asks of a replay from Kafka. */
const TARGET = { ratio: 0.35 };
const PARTITIONS = 24;

/** With --quick. */
export const QUICK = { events: 30_000, runs: 1 };

/**
 * Replay from Kafka to final outcomes against a bare kafkajs consume-and-parse loop over the same log, in turns, with the
 * broker on the same machine. The bare loop is timed from its first batch; the replay from its start to its end.
 */
export async function bench({ events = 200_000, runs = 3 }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tam-bench-log-'));
  chmodSync(folder, 0o711);
  const [port, controllerPort] = await freePorts(2);
  const kafka = path.join(folder, 'kafka');
  try {
    const broker = await startKafka({ dir: kafka, port, controllerPort });
    const env = { ...process.env, KAFKA_BROKERS: broker.brokers };
    say(`filling the log with ${events} events`);
    await new MeteredProcess(lib('create-topics.cjs'), [String(PARTITIONS)], env).ended();
    const input = eventFile(events);
    await new MeteredProcess(lib('live-load.cjs'), ['fill', input.path], env).ended();
    const output = path.join(folder, 'outcomes.ndjson');
    const bareRuns = [];
    const replayRuns = [];
    for (let i = 0; i < runs; i++) {
      say(`run ${i + 1} of ${runs}`);
      const bare = new MeteredProcess(lib('bare-consumer.cjs'), [String(events)], env);
      await bare.ended();
      bareRuns.push(JSON.parse(bare.output).seconds);
      const args = ['run', '--kafka', broker.brokers, '--output', output];
      replayRuns.push(
        await measure(inRoot('dist', 'apps', 'replay', 'src', 'main.js'), args, { oneCore: false }),
      );
    }
    const outcomes = readFileSync(output, 'latin1').split('\n').length - 1;
    const bareSeconds = Math.min(...bareRuns);
    const replay = best(replayRuns);
    const ratio = bareSeconds / replay.wallSeconds;
    return {
      bench: 'replay-log',
      events,
      outcomes,
      machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
      bare: { seconds: bareSeconds, eventsPerSecond: Math.round(events / bareSeconds) },
      replay: { ...replay, eventsPerSecond: Math.round(events / replay.wallSeconds) },
      ratio,
      target: { ...TARGET, ratioReached: ratio >= TARGET.ratio },
      runs: { bare: bareRuns, replay: replayRuns },
    };
  } finally {
    await stopKafka(kafka);
    rmSync(folder, { recursive: true, force: true });
  }
}

const lib = (name) => inRoot('tools', 'bench', 'lib', name);

function say(text) {
  process.stderr.write(`replay-log bench: ${text}\n`);
}
