import { formatInstant } from '@tam/events';
import type { StoredEvent, TraceStep } from '@tam/record';
import type { Standard } from '@tam/standards';
import type { PlannedClock } from '../clocks/planned-clock';
import { flagOf } from '../facts/fields';
import { step } from '../outcome/trace';
import { CALLED_BACK, hasSpoken, leftMessage } from './call-answers';
import { worthOf } from './who-answered';

const TRIED = 'callBackAttempted';

const COUNTS = {
  attempt: 'here the try counts',
  reached: 'here only reaching the caller counts',
  none: 'here no call-back counts',
} as const;

/**
 * A clock of a call that somebody tried to return in time without reaching the caller: both readings of the promise are
 * shown, whichever of them the standard takes.
 */
export function showingCallBacks(planned: PlannedClock): PlannedClock {
  const { clock, facts, flags, steps } = planned;
  const since = facts.kase.events.filter((event) => event.time >= clock.startedAt);
  const tried = since.filter(
    (event) => event.type === CALLED_BACK && flagOf(event, 'reached') !== true && event.time <= clock.dueAt,
  );
  if (tried.length === 0) return planned;
  return { ...planned, flags: [...flags, TRIED], steps: [...steps, bothReadings(planned, tried, since)] };
}

function bothReadings(
  { clock, facts }: PlannedClock,
  tried: readonly StoredEvent[],
  since: readonly StoredEvent[],
): TraceStep {
  const { standard, dueAt } = clock;
  const counting = tried.find((event) => leftMessage(facts.kase, event.time) && isWorthy(event, standard));
  const attempt = counting ?? tried[0]!;
  const reached = since.find((event) => hasSpoken(event) && isWorthy(event, standard));
  const triedAt = formatInstant(attempt.time);
  const reachedAt = reached && formatInstant(reached.time);
  const keptByTry = counting !== undefined;
  const keptByReaching = reached !== undefined && reached.time <= dueAt;
  return step(
    'call-back',
    reached ? [attempt, reached] : [attempt],
    {
      counts: standard.stop.callBack,
      keptByReaching,
      keptByTry,
      ...(reachedAt !== undefined && { reachedAt }),
      triedAt,
    },
    `A call-back at ${triedAt} is not known to have reached the caller, who was reached ${
      reachedAt === undefined ? 'by nobody who counts' : `at ${reachedAt}`
    }. By the try it is ${kept(keptByTry)}, by reaching the caller ${kept(keptByReaching)}: ${COUNTS[standard.stop.callBack]}.`,
  );
}

function kept(is: boolean): string {
  return is ? 'kept' : 'not kept';
}

function isWorthy(event: StoredEvent, standard: Standard): boolean {
  const { misfit, doubt } = worthOf(event, standard);
  return misfit === undefined && doubt === undefined;
}
