import type { Cast } from '../traffic/casting';
import type { Misbehaviour } from '../traffic/delivery';
import { history, type HistoryListener, type Stretch } from '../traffic/history';
import type { Outlet } from './outlet';

export interface HistoryRun {
  readonly cast: Cast;
  readonly stretch: Stretch;
  readonly misbehaviour: Misbehaviour;
  readonly listener: HistoryListener;
  readonly outlet: Outlet;
  /** Told now and then how many cases there are so far. */
  readonly onCases: (cases: number) => void;
  /** Asked now and then; true ends the history where it is. */
  readonly isStopped: () => boolean;
}

/** Sends a whole past and answers with the number of events sent, copies included. */
export async function writeHistory(run: HistoryRun): Promise<number> {
  let cases = 0;
  let events = 0;
  const listener: HistoryListener = {
    ...run.listener,
    onTold: (told, way) => {
      cases += 1;
      run.listener.onTold(told, way);
    },
  };
  for (const delivery of history(run.cast, run.stretch, run.misbehaviour, listener)) {
    await run.outlet.send(delivery);
    events += 1;
    if (events % 1_000 !== 0) continue;
    run.onCases(cases);
    // Lets a signal come through between two thousands of events that never wait.
    await new Promise(setImmediate);
    if (run.isStopped()) break;
  }
  await run.outlet.flush();
  return events;
}
