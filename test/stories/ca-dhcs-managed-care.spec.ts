import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { clocksWith } from './on-request';
import { PACIFIC, Story } from './story';

const clocks = clocksWith('ca-dhcs-managed-care');
const PLAN = { lineOfBusiness: 'medi-cal', network: 'plan' };
const LATER = '2029-12-31 00:00';

const asked = (service: string, when = '2026-11-13 09:00', data: object = {}): Story =>
  new Story('member-1', 'case-1', PACIFIC, clocks).request(when, { ...PLAN, service, ...data });
const urgent = (): Story => asked('primary-care', '2026-07-03 16:40', { statedUrgency: 'urgent' });

holdsAtItsBoundary([
  {
    standard: 'ca-mcp-npmh',
    title: '10 business days over Thanksgiving and the day after',
    due: '2026-12-01 23:59:59.999',
    story: () => asked('sud-nonphysician'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mcp-pcp',
    title: '10 business days',
    due: '2026-12-01 23:59:59.999',
    story: () => asked('primary-care'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mcp-spec',
    title: '15 business days, for a psychiatrist too',
    due: '2026-12-08 23:59:59.999',
    story: () => asked('psychiatry'),
    kept: offered({ purpose: 'medication' }),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mcp-anc',
    title: '15 business days',
    due: '2026-12-08 23:59:59.999',
    story: () => asked('ancillary'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mcp-urg-npa',
    title: '48 hours through a weekend and a holiday',
    due: '2026-07-05 16:40',
    story: urgent,
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ca-mcp-urg-pa',
    title: '96 hours where an authorization was asked for',
    due: '2026-07-07 16:40',
    story: () =>
      urgent().happened('authorization.requested.v1', '2026-07-04 02:40', { authorizationId: 'auth-1' }),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('a pack of which no limit was read', () => {
  it('says nothing unless it is asked for', () => {
    const told = new Story().request('2026-11-13 09:00', { ...PLAN, service: 'primary-care' });
    expect(told.determinations(LATER)).toEqual([]);
  });

  it('ends with its section of the law', () => {
    expect(asked('ancillary', '2028-12-31 23:59:59.999').find('ca-mcp-anc', LATER)?.status).toBe('breached');
    expect(asked('ancillary', '2029-01-01 00:00').determinations(LATER)).toEqual([]);
  });

  it('grants no extension, because none was read', () => {
    const told = asked('primary-care').happened('intake.extension-documented.v1', '2026-11-16 09:00', {
      extensionId: 'ext-1',
      author: { office: 'clinician', licence: 'MD', licenceStatus: 'active' },
      relation: 'treating',
      notedAt: '2026-11-16T17:00:00.000Z',
      latestAt: '2026-12-20T17:00:00.000Z',
      finding: 'no-detrimental-impact',
      recordRef: 'note-1',
    });
    expect(told.find('ca-mcp-pcp', LATER)).toMatchObject({ status: 'breached' });
  });
});
