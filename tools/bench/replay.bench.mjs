import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { CACHE, inRoot } from '../lib/paths.mjs';
import { best, measure } from './lib/measure.mjs';
import { eventFile } from './lib/event-file.mjs';

/** What DESIGN asks of a replay of a million events on one core. */
const TARGET = { ratio: 0.35, seconds: 12, bytes: 1.5 * 2 ** 30, events: 1_000_000 };

/** With --quick. */
export const QUICK = { events: 100_000, runs: 1 };

/**
 * Replay from NDJSON to final outcomes against a bare read-and-JSON.parse loop over the same file, in turns, each on one
 * core. The ratio is bare wall time over replay wall time, of the best run of each.
 */
export async function bench({ events = TARGET.events, runs = 3 }) {
  const input = eventFile(events);
  const output = path.join(CACHE, 'bench', 'outcomes.ndjson');
  const bareRuns = [];
  const replayRuns = [];
  const hashes = new Set();
  for (let i = 0; i < runs; i++) {
    process.stderr.write(`replay bench, run ${i + 1} of ${runs}\n`);
    bareRuns.push(await measure(inRoot('tools', 'bench', 'lib', 'bare-loop.cjs'), [input.path]));
    replayRuns.push(
      await measure(inRoot('dist', 'apps', 'replay', 'src', 'main.js'), [
        ...['run', '--input', input.path],
        ...['--output', output],
      ]),
    );
    hashes.add(await sha256(output));
  }
  rmSync(output);
  const bare = best(bareRuns);
  const replay = best(replayRuns);
  const ratio = bare.wallSeconds / replay.wallSeconds;
  return {
    bench: 'replay',
    events,
    bytes: input.bytes,
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version },
    bare,
    replay: { ...replay, cpuSecondsPerMillion: (replay.cpuSeconds / events) * 1e6 },
    ratio,
    identical: hashes.size === 1,
    target: {
      ratio: TARGET.ratio,
      ratioReached: ratio >= TARGET.ratio,
      secondsReached: replay.wallSeconds * (TARGET.events / events) <= TARGET.seconds,
      memoryReached: replay.peakBytes <= TARGET.bytes,
    },
    runs: { bare: bareRuns, replay: replayRuns },
  };
}

async function sha256(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}
