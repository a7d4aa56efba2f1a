import { setTimeout as pause } from 'node:timers/promises';
import { BenchInstallation, machine } from './lib/bench-installation.mjs';
import { loadOpenCases } from './lib/load-open-cases.mjs';

/** What DESIGN asks of the memory of a service. */
const TARGET = { bytes: 512 * 1024 * 1024 };
const REST = 10_000;

/** With --quick. */
export const QUICK = { cases: 50_000, seconds: 50 };

/**
 * Resident memory of the monitor with many open clocks: of the one that has opened them, after a rest, and of one that
 * starts with all of them. Ends its loading after `seconds`; `openClocks` says how many there were.
 */
export async function bench({ cases = 1_000_000, seconds = 360 }) {
  say('starting broker, database and monitor');
  const installation = await BenchInstallation.open();
  try {
    const loader = await installation.startMonitor();
    const since = performance.now();
    const openCases = await loadOpenCases(installation, { wanted: cases, seconds, say });
    const loadSeconds = (performance.now() - since) / 1000;
    await pause(REST);
    const [clocks] = await installation.rows(
      "SELECT count(*) AS n FROM access.standings WHERE status IN ('running', 'at-risk')",
    );
    const afterLoad = { residentBytes: loader.residentBytes(), peakBytes: loader.peakBytes() };
    await loader.stop();
    say('starting a monitor with all of them open');
    const started = await installation.startMonitor();
    await pause(REST);
    const afterStart = { residentBytes: started.residentBytes(), peakBytes: started.peakBytes() };
    return {
      bench: 'memory',
      wantedCases: cases,
      openCases,
      openClocks: Number(clocks.n),
      machine: machine(),
      load: { seconds: loadSeconds, casesPerSecond: Math.round(openCases / loadSeconds) },
      afterLoad,
      afterStart,
      target: { ...TARGET, reached: afterLoad.residentBytes <= TARGET.bytes },
    };
  } finally {
    await installation.close();
  }
}

function say(text) {
  process.stderr.write(`memory bench: ${text}\n`);
}
