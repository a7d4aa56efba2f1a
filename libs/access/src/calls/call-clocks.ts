import { formatInstant } from '@tam/events';
import type { CaseContext } from '../clocks/case-context';
import { planClock, type PlannedClock } from '../clocks/planned-clock';
import { textOf } from '../facts/fields';
import { step } from '../outcome/trace';
import { answersOf } from './call-answers';
import { showingCallBacks } from './call-backs';
import { abandonmentsOf, doubtOfEnd } from './call-ends';
import { callWaits, isCall, type CallWait } from './call-waits';

const NOT_WANTED = { service: '', format: undefined, modality: undefined } as const;

/**
 * Plans the clocks of a call (`call:<callId>`): one for each promise of an answer on a line where the caller waited. The
 * place is the call's own; a call that does not say the line of business is owed what holds for any. The whole wait
 * counts, also after the line closed.
 */
export function callClocks(context: CaseContext): PlannedClock[] {
  if (!isCall(context)) return [];
  const abandonments = abandonmentsOf(context.facts.kase);
  return callWaits(context).map((wait) => {
    const { kase, endings } = context.facts;
    const { event, since, isVoid, reentered } = wait.beginning;
    const planned = planClock(context, {
      standard: wait.standard,
      anchorKey: `call:${kase.caseId}`,
      anchor: event,
      startedAt: since.time,
      slots: answersOf(kase, wait.standard),
      wanted: NOT_WANTED,
      stopBy: 'made',
      endings: [...endings, ...abandonments],
      isVoid,
      flags: reentered ? ['possibleRestart'] : [],
      steps: [startStep(context, wait)],
    });
    return showingCallBacks(withDoubt(planned));
  });
}

function withDoubt(planned: PlannedClock): PlannedClock {
  const { clock, facts } = planned;
  const doubt = clock.doubt ?? doubtOfEnd(facts.kase, clock.dueAt, clock.sources);
  return doubt ? { ...planned, clock: { ...clock, doubt } } : planned;
}

function startStep({ facts }: CaseContext, { standard, beginning }: CallWait) {
  const { event, since, reentered } = beginning;
  const startedAt = formatInstant(since.time);
  const line = textOf(since, 'line') ?? '';
  const again = reentered
    ? ` It was voided and entered again for ${formatInstant(event.time)}; the first start is kept.`
    : '';
  return step(
    'start',
    reentered ? [since, event] : [since],
    { line, startedAt, zone: facts.table.zone },
    `The caller began to wait on the line ${line} at ${startedAt}, local date ${facts.table.localDate(since.time)} in ${facts.table.zone}: ${standard.pack} ${standard.packVersion} applies.${again}`,
  );
}
