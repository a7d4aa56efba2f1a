import type { LiveTraffic } from '../traffic/live';
import type { Outlet } from './outlet';

/** The clock and the patience of a live run, so that a test can let minutes pass at once. */
export interface Pulse {
  /** Epoch ms. */
  now(): number;
  /** Resolves after about `ms`, or sooner when the run is to stop. */
  sleep(ms: number): Promise<void>;
}

export interface LiveRun {
  readonly traffic: LiveTraffic;
  readonly outlet: Outlet;
  readonly pulse: Pulse;
  /** Epoch ms; Infinity: until stopped. */
  readonly until: number;
  readonly isStopped: () => boolean;
  /** Told about every second how many events there are so far. */
  readonly onEvents: (events: number) => void;
}

const BEAT = 100;

/**
 * Sends traffic as it falls due, until its time is over or it is stopped; then sends what has happened and was still on
 * its way. Answers with the number of events sent and the instant (epoch ms) up to which all that happened was sent.
 */
export async function runLive(run: LiveRun): Promise<{ readonly events: number; readonly cut: number }> {
  const { traffic, outlet, pulse } = run;
  let events = 0;
  let lastTold = pulse.now();
  while (!run.isStopped() && pulse.now() < run.until) {
    for (const delivery of traffic.due(pulse.now())) {
      await outlet.send(delivery);
      events += 1;
    }
    if (pulse.now() - lastTold >= 1_000) {
      lastTold = pulse.now();
      run.onEvents(events);
    }
    await pulse.sleep(BEAT);
  }
  const cut = pulse.now();
  for (const delivery of traffic.happened(cut)) {
    await outlet.send(delivery);
    events += 1;
  }
  await outlet.flush();
  return { events, cut };
}
