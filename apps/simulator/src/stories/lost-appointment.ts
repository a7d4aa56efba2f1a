import type { CaseScript, Side } from '../telling/case-script';
import type { Stage } from '../telling/stage';
import { Standing } from '../telling/standing';

/** The clock that asks for another appointment once one fell, by whose act: no law, a house target of California's plans. */
export function lostBy(side: Side, stage: Stage, at: number): Standing | undefined {
  if (side === 'unknown') return undefined;
  const isMember = side === 'member' || side === 'representative';
  return new Standing(stage.clock(isMember ? 'rebooked' : 'rescheduled', at), at);
}

/** What must be said of it, of the first loss of the appointment. */
export function expectLost(lost: Standing | undefined, script: CaseScript, appointmentId: string) {
  return lost === undefined ? [] : [lost.expect(script, `rebook:${appointmentId}`)];
}
