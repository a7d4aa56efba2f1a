import { done, holdsAtItsBoundary, NO_ARRIVAL, NO_OFFER, offered } from './boundary.features';
import { CLERK, iso, Story, THERAPIST } from './story';

const COUNTY = { lineOfBusiness: 'medi-cal', network: 'county' };
const SCHOOL = { requestedBy: { office: 'provider' } };
const LATER = '2026-12-31 00:00';

const asked = (data: object = {}, when = '2026-03-18 09:00'): Story =>
  new Story().request(when, { ...COUNTY, ...data });
const agreed = (told: Story, when: string): Story =>
  told.happened('intake.member-agreed.v1', when, { by: CLERK });
const response = (area?: string): Story =>
  asked({ service: 'crisis' }).happened('intake.crisis-response-needed.v1', '2026-03-18 22:30', {
    responseId: 'team-1',
    kind: 'mobile-team',
    ...(area !== undefined && { area }),
  });
const arrives = done('intake.crisis-response-arrived.v1', { responseId: 'team-1' });

holdsAtItsBoundary([
  {
    standard: 'ca-mhp-nonpsy',
    title: '10 business days over Cesar Chavez Day',
    due: '2026-04-02 23:59:59.999',
    story: () => asked(),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-nonpsy',
    title: '10 business days from the agreement, where a third party asked',
    due: '2026-04-10 23:59:59.999',
    story: () => agreed(asked(SCHOOL), '2026-03-26 16:00'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-psy',
    title: '15 business days',
    due: '2026-04-09 23:59:59.999',
    story: () => asked({ service: 'psychiatry' }),
    kept: offered({ purpose: 'medication' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-urg',
    title: '48 hours through a weekend',
    due: '2026-03-22 17:10',
    story: () => asked({ statedUrgency: 'urgent' }, '2026-03-20 17:10'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-urg-pa',
    title: '96 hours where an authorization was asked for',
    due: '2026-03-24 17:10',
    story: () =>
      asked({ statedUrgency: 'urgent' }, '2026-03-20 17:10').happened(
        'authorization.requested.v1',
        '2026-03-20 18:00',
        { authorizationId: 'auth-1' },
      ),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-emerg',
    title: 'the same day',
    due: '2026-03-18 23:59:59.999',
    story: () => asked({ statedUrgency: 'emergency' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-triagelog-review',
    title: 'one business day, over a weekend',
    due: '2026-03-23 23:59:59.999',
    story: () => asked(SCHOOL, '2026-03-20 17:10'),
    kept: done('intake.request-reviewed.v1', { by: THERAPIST }),
    unkept: ['no-review', 'late-review'],
  },
  {
    standard: 'ca-mhp-triagelog-contact',
    title: 'three business days',
    due: '2026-03-25 23:59:59.999',
    story: () => asked(SCHOOL, '2026-03-20 17:10'),
    kept: done('intake.contact-reached.v1', { contactId: 'c-1', by: CLERK, purpose: 'scheduling' }),
    unkept: ['no-contact', 'late-contact'],
  },
  {
    standard: 'ca-dmcods-otp',
    title: 'three business days, agreed or not',
    due: '2026-03-23 23:59:59.999',
    story: () => asked({ service: 'otp', ...SCHOOL }),
    kept: offered({ purpose: 'medication' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mhp-mcrisis-urban',
    title: 'a team on scene in an hour',
    due: '2026-03-18 23:30',
    story: () => response('urban'),
    kept: arrives,
    unkept: NO_ARRIVAL,
  },
  {
    standard: 'ca-mhp-mcrisis-rural',
    title: 'a team on scene in two hours, through midnight',
    due: '2026-03-19 00:30',
    story: () => response('rural'),
    kept: arrives,
    unkept: NO_ARRIVAL,
  },
]);

describe('a request that somebody else made', () => {
  const told = (): Story => asked(SCHOOL, '2026-03-20 17:10');

  it('starts no clock of an appointment until the member agrees', () => {
    expect(told().find('ca-mhp-nonpsy', LATER)).toBeUndefined();
    expect(agreed(told(), '2026-03-24 11:00').find('ca-mhp-nonpsy', LATER)?.startedAt).toBe(
      iso('2026-03-24 11:00'),
    );
  });

  it('starts the clock of an emergency at once', () => {
    const urgent = asked({ ...SCHOOL, statedUrgency: 'emergency' });
    expect(urgent.find('ca-mhp-emerg', '2026-03-18 10:00')?.startedAt).toBe(iso('2026-03-18 09:00'));
    expect(urgent.find('ca-mhp-urg', '2026-03-18 10:00')).toBeUndefined();
  });

  it('is not reviewed or followed where the member asked', () => {
    expect(asked().find('ca-mhp-triagelog-review', LATER)).toBeUndefined();
    expect(asked().find('ca-mhp-triagelog-contact', LATER)).toBeUndefined();
  });

  it('is followed by two attempts, and not by one', () => {
    const attempt = (story: Story, when: string, contactId: string): Story =>
      story.happened('intake.contact-attempted.v1', when, { contactId, by: CLERK, purpose: 'scheduling' });
    const once = attempt(told(), '2026-03-23 10:00', 'c-1');
    expect(once.find('ca-mhp-triagelog-contact', LATER)?.status).toBe('breached');
    expect(attempt(once, '2026-03-25 18:00', 'c-2').find('ca-mhp-triagelog-contact', LATER)?.status).toBe(
      'met',
    );
  });
});

describe('what the county pack is sure of', () => {
  it('says of every outcome that its source is unverified', () => {
    const tags = asked()
      .determinations(LATER)
      .map(({ citation }) => citation.verification);
    expect(new Set(tags)).toEqual(new Set(['unverified']));
  });

  it('begins with 2026 and not a day before', () => {
    expect(asked({}, '2026-01-01 00:00').find('ca-mhp-nonpsy', LATER)?.status).toBe('breached');
    expect(asked({}, '2025-12-31 23:59:59.999').determinations(LATER)).toEqual([]);
  });
});

describe('a mobile crisis team', () => {
  it('has no limit in frontier areas, and breaks none where the area is not told', () => {
    expect(response('frontier').find('ca-mhp-mcrisis-rural', LATER)).toBeUndefined();
    expect(response().find('ca-mhp-mcrisis-urban', LATER)?.status).toBe('undetermined');
    expect(response().find('ca-mhp-mcrisis-rural', LATER)?.status).toBe('undetermined');
  });
});
