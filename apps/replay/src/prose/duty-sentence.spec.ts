import { loadPackSet } from '@tam/config';
import { sha256Hex } from '@tam/record';
import type { Standard } from '@tam/standards';
import { ASSIGNED, BEFORE } from '../diff/diff-story.features';
import { dutySentence } from './duty-sentence';

const [therapy] = loadPackSet({ sha256: sha256Hex, packsDir: BEFORE, assignmentsFile: ASSIGNED }).packs[0]!
  .standards;
const said = (change: Partial<Standard>): string => dutySentence({ ...therapy!, ...change });
const stop = (change: Partial<Standard['stop']>): Standard['stop'] => ({ ...therapy!.stop, ...change });
const minutes = (count: number) => ({ limit: { count, unit: 'minutes' as const }, urgency: 'any' as const });

describe('the duty in one sentence', () => {
  it.each<[string, Partial<Standard>]>([
    [
      'A member asks for mental health care by a non-physician, without urgency: an appointment is offered that begins within 10 business days of the request.',
      {},
    ],
    [
      'A member who is new to the provider asks for primary care or psychiatry, urgently, with prior authorization asked for: an appointment is booked within 1 hour of the request, whenever it begins.',
      {
        only: { newPatient: true },
        services: ['primary-care', 'psychiatry'],
        urgency: 'urgent',
        authorization: 'asked',
        limit: { count: 1, unit: 'hours' },
        stop: stop({ kind: 'booked', by: 'made' }),
      },
    ],
    [
      'A member asks for mental health care by a non-physician, as an emergency: an appointment is offered that begins on the local day of the request.',
      { urgency: 'emergent', limit: { count: 0, unit: 'calendar-days' } },
    ],
    [
      'A caller waits on the line for triage, at any hour: a person qualified to triage answers within 30 minutes of the moment when the wait began.',
      {
        start: 'call-queued',
        only: { lines: ['triage'], aroundTheClock: true },
        ...minutes(30),
        stop: stop({ kind: 'answered', answeredBy: 'qualified' }),
      },
    ],
    [
      'A person in crisis needs a mobile crisis team, in an area that is rural or frontier: help is on scene within 120 minutes of the decision that it is needed.',
      {
        start: 'response-needed',
        only: { kinds: ['mobile-team'], areas: ['rural', 'frontier'] },
        ...minutes(120),
        stop: stop({ kind: 'arrived' }),
      },
    ],
    [
      'A member is discharged from an emergency department, the stay being for a mental disorder: the member is seen within 7 calendar days of the discharge, not on that day itself.',
      {
        start: 'discharge',
        only: { settings: ['ed'], principals: ['mental-health'] },
        limit: { count: 7, unit: 'calendar-days' },
        stop: stop({ kind: 'attended', sameDay: 'excluded' }),
      },
    ],
    [
      "An appointment (mental health care by a non-physician) is lost, because the plan's side cancelled, moved or missed it: another appointment is offered within 10 business days of the loss, whenever it begins.",
      { start: 'appointment-lost', only: { lostBy: ['plan'] }, stop: stop({ by: 'made' }) },
    ],
    [
      'Somebody else than the member asks for mental health care by a non-physician: the member is reached, or 2 attempts are made, within 10 business days of the request.',
      {
        only: { requestedBy: 'third-party' },
        urgency: 'any',
        stop: stop({ kind: 'reached', attempts: 2 }),
      },
    ],
  ])('is "%s"', (sentence, change) => {
    expect(said(change)).toBe(sentence);
  });
});
