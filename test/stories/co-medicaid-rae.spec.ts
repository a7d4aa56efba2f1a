import { done, holdsAtItsBoundary, NO_ARRIVAL, NO_OFFER, offered } from './boundary.features';
import { Story, THERAPIST } from './story';

const LATER = '2026-12-31 00:00';
const DENVER = 'America/Denver';
const RAE = { lineOfBusiness: 'medicaid', network: 'rae-5', region: 'us-co' };

const asked = (data: object = {}, when = '2026-03-06 16:40'): Story =>
  new Story('member-1', 'case-1', DENVER).request(when, { ...RAE, ...data });
const response = (area: string): Story =>
  asked({ service: 'crisis' }).happened('intake.crisis-response-needed.v1', '2026-03-06 22:30', {
    responseId: 'team-1',
    kind: 'mobile-team',
    area,
  });
const arrives = done('intake.crisis-response-arrived.v1', { responseId: 'team-1' });
const left = (setting: string): Story =>
  asked().happened('care.discharged.v1', '2026-03-09 15:00', { setting, dischargeId: 'stay-1' });
const call = (): Story =>
  new Story('call:c-1', 'c-1', DENVER).happened('intake.call-queued.v1', '2026-03-06 02:00', {
    ...RAE,
    callId: 'c-1',
    line: 'crisis',
    mode: 'live',
    timeZone: DENVER,
  });

holdsAtItsBoundary([
  {
    standard: 'co-rae-phone',
    title: '15 minutes to a person on the crisis line',
    due: '2026-03-06 02:15',
    story: call,
    kept: done('intake.call-answered.v1', { callId: 'c-1', line: 'crisis', mode: 'person', by: THERAPIST }),
    unkept: ['no-answer', 'late-answer'],
  },
  {
    standard: 'co-rae-emerg-urban',
    title: 'one hour in person',
    due: '2026-03-06 23:30',
    story: () => response('urban'),
    kept: arrives,
    unkept: NO_ARRIVAL,
  },
  {
    standard: 'co-rae-emerg-rural',
    title: 'two hours in person',
    due: '2026-03-07 00:30',
    story: () => response('rural'),
    kept: arrives,
    unkept: NO_ARRIVAL,
  },
  {
    standard: 'co-rae-urg',
    title: '24 hours over a weekend',
    due: '2026-03-07 16:40',
    story: () => asked({ statedUrgency: 'urgent' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'co-rae-rout',
    title: '7 calendar days',
    due: '2026-03-13 23:59:59.999',
    story: () => asked(),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'co-rae-disch',
    title: '7 calendar days after hospital',
    due: '2026-03-16 23:59:59.999',
    story: () => left('inpatient-psychiatric'),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('what keeps a promise in Colorado', () => {
  it('is never intake, and a group only for somebody who asked for one', () => {
    const slot = (data: { purpose?: string; format?: string }, request: object = {}): Story =>
      asked(request).offer('2026-03-06 17:00', '2026-03-10 10:00', data);
    expect(slot({ purpose: 'intake' }).find('co-rae-rout', LATER)?.status).toBe('breached');
    expect(slot({ format: 'group' }).find('co-rae-rout', LATER)?.status).toBe('breached');
    expect(slot({ format: 'group' }, { formatWanted: 'group' }).find('co-rae-rout', LATER)?.status).toBe(
      'met',
    );
    expect(slot({}).find('co-rae-rout', LATER)?.status).toBe('met');
  });

  it('is never a machine on the crisis line, and a call-back only if it reaches the caller', () => {
    const then = (type: string, data: object): string | undefined =>
      call()
        .happened(type, '2026-03-06 02:10', { callId: 'c-1', line: 'crisis', ...data })
        .find('co-rae-phone', LATER)?.status;
    expect(then('intake.call-answered.v1', { mode: 'ivr' })).toBe('breached');
    expect(then('intake.call-back-attempted.v1', { reached: false, by: THERAPIST })).toBe('breached');
    expect(then('intake.call-back-attempted.v1', { reached: true, by: THERAPIST })).toBe('met');
  });

  it('owes nothing after a stay elsewhere than in hospital', () => {
    expect(left('detox').find('co-rae-disch', LATER)).toBeUndefined();
  });

  it('is a contract of which the law was not read', () => {
    expect(asked().find('co-rae-rout', LATER)?.citation.verification).toBe('unverified');
  });
});
