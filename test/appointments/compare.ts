import type { Determination } from '@tam/record';
import type { PlainVerdict } from './plain-verdicts';

const LOCAL = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'America/Los_Angeles',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** Where an outcome differs from the plain verdict, in words; an empty list is agreement. */
export function differences(outcome: Determination, plain: PlainVerdict | undefined): string[] {
  if (plain === undefined) return [`${outcome.caseId} is no row`];
  const { status, dueOn, inTime, byItself } = plain;
  const found: string[] = [];
  const expectSame = (what: string, said: unknown, expected: unknown): void => {
    if (said !== expected)
      found.push(`${outcome.caseId}: ${what} is ${String(said)}, not ${String(expected)}`);
  };
  expectSame('status', outcome.status, status);
  expectSame('dueAt', LOCAL.format(new Date(outcome.dueAt)), `${dueOn} 23:59:59`);
  expectSame('the end of dueAt', outcome.dueAt.slice(-5), '.999Z');
  expectSame(
    'a stop that is in time',
    outcome.stoppedBy !== undefined && inTime.includes(outcome.stoppedBy),
    status === 'met',
  );
  if (!byItself) expectSame('sharedOffer', outcome.flags.includes('sharedOffer'), status === 'met');
  expectSame('dataError', outcome.flags.includes('dataError'), status === 'undetermined');
  return found;
}
