import type { Json } from '@tam/events';
import { ANSWERS } from './call';
import { at, CLERK, iso, NURSE, PACIFIC, Story } from './story';

type Data = { readonly [key: string]: Json };

const LATER = '2026-12-31 00:00';
const URBAN = 'ex-team-urban';
const RURAL = 'ex-team-rural';

class Crisis extends Story {
  constructor() {
    super('member-1', 'case-1', PACIFIC, ANSWERS);
    this.request('2026-03-18 22:00', { service: 'crisis' });
  }

  response(step: string, when: string | number, data: Data = {}): this {
    return this.happened(`intake.crisis-response-${step}.v1`, when, { responseId: 'team-1', ...data });
  }

  needed(data: Data = { area: 'urban' }, when = '2026-03-18 22:30'): this {
    return this.response('needed', when, { kind: 'mobile-team', by: NURSE, ...data });
  }
}

const crisis = (data?: Data): Crisis => new Crisis().needed(data);
const both = (told: Story): (string | undefined)[] =>
  [URBAN, RURAL].map((standard) => told.find(standard, LATER)?.status);

describe('a crisis response that must go out', () => {
  it('has a clock of its own, in the place of its request', () => {
    expect(crisis().response('arrived', '2026-03-18 23:00').determinations(LATER)).toEqual([
      expect.objectContaining({
        standard: URBAN,
        anchorKey: 'response:team-1',
        service: 'crisis',
        region: 'us-ca',
        network: 'north',
        startedAt: iso('2026-03-18 22:30'),
        dueAt: iso('2026-03-18 23:30'),
        status: 'met',
        metAt: iso('2026-03-18 23:00'),
        stoppedBy: 'team-1',
        flags: [],
      }),
    ]);
  });

  it.each([
    [URBAN, 'urban', '2026-03-18 23:30'],
    [RURAL, 'rural', '2026-03-19 00:30'],
  ])('%s: is there by the last instant, late a millisecond after it', (standard, area, due) => {
    const last = at(due);
    const told = () => crisis({ area });
    expect(told().find(standard, last)).toMatchObject({ status: 'at-risk', because: 'no-arrival' });
    expect(told().find(standard, last + 1)).toMatchObject({ status: 'breached', because: 'no-arrival' });
    expect(told().response('arrived', last).find(standard, LATER)?.status).toBe('met');
    expect(
      told()
        .response('arrived', last + 1)
        .find(standard, LATER),
    ).toMatchObject({
      status: 'breached',
      because: 'late-arrival',
    });
  });

  it('is not kept by being sent', () => {
    expect(crisis().response('dispatched', '2026-03-18 22:35').find(URBAN, LATER)?.status).toBe('breached');
  });

  it('has a clock for each response of the case', () => {
    const told = crisis()
      .response('arrived', '2026-03-18 23:00')
      .response('needed', '2026-03-19 01:00', { responseId: 'team-2', kind: 'mobile-team', area: 'urban' });
    expect(told.find(URBAN, LATER, { anchorKey: 'response:team-1' })?.status).toBe('met');
    expect(told.find(URBAN, LATER, { anchorKey: 'response:team-2' })?.status).toBe('breached');
  });

  it('that is asked for again keeps its first start', () => {
    const told = crisis().needed({ area: 'urban' }, '2026-03-18 23:00');
    expect(told.find(URBAN, LATER)?.startedAt).toBe(iso('2026-03-18 22:30'));
  });

  it('waits for the request of its case, which says where the place is', () => {
    const lost = new Story('member-1', 'case-1', PACIFIC, ANSWERS).happened(
      'intake.crisis-response-needed.v1',
      '2026-03-18 22:30',
      { responseId: 'team-1', kind: 'mobile-team', area: 'urban' },
    );
    expect(lost.determinations(LATER)).toEqual([]);
  });

  it('can be sent to a caller whom nobody knows: the place is that of the call', () => {
    const call = new Story('call:call-1', 'call-1', PACIFIC, ANSWERS)
      .happened('intake.call-queued.v1', '2026-03-18 22:25', {
        callId: 'call-1',
        line: 'crisis',
        region: 'us-ca',
        timeZone: PACIFIC,
        lineOfBusiness: 'commercial',
      })
      .happened('intake.crisis-response-needed.v1', '2026-03-18 22:30', {
        responseId: 'team-1',
        kind: 'mobile-team',
        area: 'urban',
      });
    expect(call.find(URBAN, LATER)).toMatchObject({ status: 'breached', memberRef: 'call:call-1' });
  });
});

describe('the area of a response', () => {
  it('decides which promise holds', () => {
    expect(both(crisis({ area: 'urban' }))).toEqual(['breached', undefined]);
    expect(both(crisis({ area: 'rural' }))).toEqual([undefined, 'breached']);
    expect(both(crisis({ area: 'frontier' }))).toEqual([undefined, undefined]);
  });

  it('that nobody told lets each promise run and breaks none', () => {
    expect(both(crisis({}))).toEqual(['undetermined', 'undetermined']);
    expect(crisis({}).find(URBAN, LATER)).toMatchObject({ missing: 'area', because: 'area-unknown' });
    expect(both(crisis({}).response('arrived', '2026-03-18 23:30'))).toEqual(['met', 'met']);
    expect(both(crisis({}).response('arrived', '2026-03-19 00:30'))).toEqual(['undetermined', 'met']);
  });

  it('may be told later, by the team', () => {
    expect(both(crisis({}).response('arrived', '2026-03-18 23:40', { area: 'rural' }))).toEqual([
      undefined,
      'met',
    ]);
  });
});

describe('what is sent', () => {
  it.each(['911', '988', 'welfare-check'])('%s is not the team that was promised', (kind) => {
    expect(crisis({ kind, area: 'urban' }).determinations(LATER)).toEqual([]);
  });

  it('where nobody says, the promise runs and cannot be broken', () => {
    const told = new Crisis().response('needed', '2026-03-18 22:30', { area: 'urban' });
    expect(told.find(URBAN, LATER)).toMatchObject({
      status: 'undetermined',
      because: 'response-kind-unknown',
    });
    expect(told.response('arrived', '2026-03-18 23:00').find(URBAN, LATER)?.status).toBe('met');
  });
});

describe('an arrival that nobody recorded', () => {
  it('is proven by its confirmation in time', () => {
    const told = crisis().response('confirmed', '2026-03-18 23:30', { outcome: 'arrived' });
    expect(told.find(URBAN, LATER)).toMatchObject({ status: 'met', metAt: iso('2026-03-18 23:30') });
    expect(crisis().response('confirmed', '2026-03-18 23:30').find(URBAN, LATER)?.status).toBe('met');
  });

  it('is late by a confirmation that came later: nobody else tells of an earlier one', () => {
    const told = crisis().response('confirmed', '2026-03-18 23:30:00.001', { outcome: 'arrived' });
    expect(told.find(URBAN, LATER)).toMatchObject({ status: 'breached', because: 'late-arrival' });
  });

  it('may have been in time where the source cannot tell of arrivals: undetermined', () => {
    const told = crisis().happened(
      'intake.crisis-response-confirmed.v1',
      '2026-03-18 23:31',
      { responseId: 'team-1', outcome: 'arrived' },
      { source: 'urn:synthetic:coarse' },
    );
    expect(told.find(URBAN, LATER)).toMatchObject({
      status: 'undetermined',
      because: 'arrival-unrecorded',
    });
  });

  it('is not proven by a confirmation whose outcome is of another kind, and cannot be ruled out', () => {
    const told = crisis().response('confirmed', '2026-03-18 23:20', { outcome: 'stood-down' });
    expect(told.find(URBAN, '2026-03-18 23:30')?.status).toBe('at-risk');
    expect(told.find(URBAN, LATER)?.status).toBe('undetermined');
  });

  it('is late for certain where the arrival itself was recorded late', () => {
    const told = crisis()
      .response('arrived', '2026-03-18 23:31')
      .response('confirmed', '2026-03-18 23:32', { outcome: 'arrived' });
    expect(told.find(URBAN, LATER)?.status).toBe('breached');
  });
});

describe('a response that ends', () => {
  it('in time with an outcome, and no arrival on record: undetermined; after the limit: breached', () => {
    const ended = (when: string) => crisis().response('ended', when, { by: NURSE, outcome: 'stayed-home' });
    expect(ended('2026-03-18 23:30').find(URBAN, LATER)).toMatchObject({
      status: 'undetermined',
      missing: 'whether and when it arrived',
    });
    expect(ended('2026-03-18 23:30:00.001').find(URBAN, LATER)?.status).toBe('breached');
  });

  it('because the member called it off in time: ended; after the limit: breached', () => {
    const off = (when: string) => crisis().response('ended', when, { by: { office: 'member' } });
    expect(off('2026-03-18 23:30').find(URBAN, LATER)).toMatchObject({
      status: 'ended',
      because: 'withdrawn-by-member',
    });
    expect(off('2026-03-18 23:30:00.001').find(URBAN, LATER)?.status).toBe('breached');
  });

  it('by those who owed it, and no more is said: breached', () => {
    const told = crisis().response('ended', '2026-03-18 22:50', { by: CLERK });
    expect(told.find(URBAN, '2026-03-18 22:51')?.status).toBe('running');
    expect(told.find(URBAN, LATER)?.status).toBe('breached');
  });

  it('is not called off by the withdrawal of the request', () => {
    const told = crisis().happened('intake.request-withdrawn.v1', '2026-03-18 22:40', {
      by: CLERK,
      initiatedBy: 'member',
    });
    expect(told.find(URBAN, LATER)?.status).toBe('breached');
  });

  it('with an admission or a death leaves the figures', () => {
    const admitted = crisis().happened('care.admitted.v1', '2026-03-18 23:10', { setting: 'inpatient' });
    expect(admitted.find(URBAN, LATER)).toMatchObject({ status: 'ended', because: 'admitted' });
    const died = crisis().happened('member.deceased.v1', '2026-03-18 23:10', { on: '2026-03-18' });
    expect(died.find(URBAN, LATER)).toMatchObject({ status: 'ended', because: 'deceased' });
  });
});

describe('a decision that was voided', () => {
  const voided = (told: Crisis, id: string, second: boolean) =>
    told.happened('intake.event-voided.v1', '2026-03-19 09:00', {
      voids: { source: 'urn:synthetic:stories', id },
      by: CLERK,
      ...(second && { authorizedBy: NURSE }),
    });

  it('is void where nothing replaces it', () => {
    expect(voided(crisis(), 'e2', true).find(URBAN, LATER)?.status).toBe('void');
  });

  it('and entered again keeps its first start unless a second person authorized the void', () => {
    const again = (second: boolean) =>
      voided(crisis().needed({ area: 'urban' }, '2026-03-18 22:50'), 'e2', second).find(URBAN, LATER);
    expect(again(false)).toMatchObject({
      startedAt: iso('2026-03-18 22:30'),
      flags: ['possibleRestart'],
    });
    expect(again(true)).toMatchObject({ startedAt: iso('2026-03-18 22:50'), flags: [] });
  });
});
