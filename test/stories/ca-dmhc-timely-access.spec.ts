import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { CLERK, iso, Story, THERAPIST } from './story';

type Actor = typeof THERAPIST | typeof CLERK;

const LATER = '2027-06-30 00:00';
const DUE = { 'ca-ta-pcp': '2026-12-01 23:59:59.999', 'ca-ta-anc': '2026-12-08 23:59:59.999' } as const;

const asked = (service: string, data: object = {}, when = '2026-11-13 09:00'): Story =>
  new Story().request(when, { service, ...data });

holdsAtItsBoundary([
  {
    standard: 'ca-ta-pcp',
    title: '10 business days over Thanksgiving',
    due: DUE['ca-ta-pcp'],
    story: () => asked('primary-care'),
    kept: offered({ providerRole: 'primary-care' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-ta-anc',
    title: '15 business days over Thanksgiving',
    due: DUE['ca-ta-anc'],
    story: () => asked('ancillary'),
    kept: offered({ providerRole: 'ancillary' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-ta-urg-npa',
    title: '48 hours for primary care, over a weekend',
    due: '2026-11-15 16:40',
    story: () => asked('primary-care', { statedUrgency: 'urgent' }, '2026-11-13 16:40'),
    kept: offered({ providerRole: 'primary-care' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-ta-urg-pa',
    title: '96 hours for an ancillary service, counted from the request',
    due: '2026-11-17 16:40',
    story: () =>
      asked('ancillary', { statedUrgency: 'urgent' }, '2026-11-13 16:40').happened(
        'authorization.requested.v1',
        '2026-11-14 10:00',
        { authorizationId: 'auth-1' },
      ),
    kept: offered({ providerRole: 'ancillary' }),
    unkept: NO_OFFER,
  },
]);

describe.each([
  ['ca-ta-pcp', 'primary-care'],
  ['ca-ta-anc', 'ancillary'],
] as const)('the exceptions of %s', (standard, service) => {
  const noted = (author: Actor, latestAt = '2026-12-18 12:00'): Story =>
    asked(service).happened('intake.extension-documented.v1', '2026-11-16 10:00', {
      extensionId: 'ext-1',
      author,
      relation: 'treating',
      notedAt: iso('2026-11-16 10:00'),
      latestAt: iso(latestAt),
      finding: 'no-detrimental-impact',
      recordRef: 'note-1',
    });
  const scheduled = (decidedBy: Actor): Story =>
    asked(service).happened('care.interval-determined.v1', '2026-11-16 10:00', {
      courseId: 'course-1',
      decidedBy,
      basis: 'advance-schedule',
      nextBy: '2027-02-01',
    });
  const find = (told: Story, startsAt: string) =>
    told.offer('2026-11-16 11:00', startsAt, { providerRole: service }).find(standard, LATER);

  it('hold for an extension by a qualified author, to its last instant', () => {
    expect(find(noted(THERAPIST), '2026-12-18 12:00')?.status).toBe('excused');
    expect(find(noted(THERAPIST), '2026-12-18 12:00:00.001')?.status).toBe('breached');
  });

  it('fail for an extension by a clerk', () => {
    expect(find(noted(CLERK), '2026-12-18 12:00')).toMatchObject({
      status: 'breached',
      dueAt: iso(DUE[standard]),
    });
  });

  it('hold for periodic care that the treating provider scheduled in advance, and fail for a clerk', () => {
    expect(find(scheduled(THERAPIST), '2027-02-01 10:00')?.status).toBe('excused');
    expect(find(scheduled(CLERK), '2027-02-01 10:00')?.status).toBe('breached');
  });
});

describe('primary care in California', () => {
  it('is not given by somebody in another role, and is by somebody whose role is not told', () => {
    const by = (slot: { readonly providerRole?: string }): Story =>
      asked('primary-care').offer('2026-11-13 10:00', '2026-11-20 10:00', slot);
    expect(by({ providerRole: 'therapist' }).find('ca-ta-pcp', LATER)?.status).toBe('breached');
    expect(by({}).find('ca-ta-pcp', LATER)?.status).toBe('met');
  });

  it('says nothing of mental health care, nor the other way round', () => {
    const standards = (service: string): readonly string[] => [
      ...new Set(
        asked(service)
          .determinations(LATER)
          .map(({ standard }) => standard),
      ),
    ];
    expect(standards('primary-care')).toEqual(['ca-ta-pcp']);
    expect(standards('ancillary')).toEqual(['ca-ta-anc']);
    expect(standards('mh-nonphysician')).toEqual(['ca-ta-npmh']);
  });
});
