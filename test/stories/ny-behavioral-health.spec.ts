import { holdsAtItsBoundary, NO_OFFER, offered } from './boundary.features';
import { Story } from './story';

const LATER = '2026-12-31 00:00';

const asked = (data: object = {}, when = '2026-02-10 09:00'): Story =>
  new Story('member-1', 'case-1', 'America/New_York').request(when, { region: 'us-ny', ...data });
const left = (setting: string, when = '2026-03-03 15:00'): Story =>
  asked({}, '2026-03-02 09:00').happened('care.discharged.v1', when, { setting, dischargeId: 'stay-1' });

holdsAtItsBoundary([
  {
    standard: 'ny-bh-init',
    title: "10 business days over Lincoln's birthday and Washington's, holidays there",
    due: '2026-02-26 23:59:59.999',
    story: () => asked(),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ny-bh-disch',
    title: '7 calendar days after hospital, over the spring clock change',
    due: '2026-03-10 23:59:59.999',
    story: () => left('inpatient'),
    kept: offered(),
    unkept: NO_OFFER,
  },
  {
    standard: 'ny-bh-disch',
    title: '7 calendar days after an emergency department',
    due: '2026-03-10 23:59:59.999',
    story: () => left('ed'),
    kept: offered(),
    unkept: NO_OFFER,
  },
]);

describe('row 2: telehealth in New York', () => {
  const byVideo = (data: object = {}): Story =>
    asked(data).offer('2026-02-10 10:00', '2026-02-12 10:00', { offerId: 'video', modality: 'video' });

  it('counts, unless the member asked to be seen in person', () => {
    expect(byVideo().find('ny-bh-init', LATER)?.status).toBe('met');
    expect(byVideo({ modalityWanted: 'in-person' }).find('ny-bh-init', LATER)?.status).toBe('breached');
  });

  it('does not count once the member declined it for that reason', () => {
    const declined = byVideo().happened('scheduling.offer-declined.v1', '2026-02-10 10:05', {
      offerId: 'video',
      initiatedBy: 'member',
      reasonCode: 'telehealth-refused',
    });
    expect(declined.find('ny-bh-init', '2026-02-10 11:00')?.status).toBe('running');
  });
});

describe('behavioral health in New York', () => {
  it('is kept by any behavioral health provider, whichever was asked for', () => {
    const told = asked().offer('2026-02-10 10:00', '2026-02-12 10:00', { providerRole: 'psychiatrist' });
    expect(told.find('ny-bh-init', LATER)?.status).toBe('met');
  });

  it('begins on 2025-07-01 and not a day before', () => {
    expect(asked({}, '2025-07-01 00:00').find('ny-bh-init', LATER)?.status).toBe('breached');
    expect(asked({}, '2025-06-30 23:59:59.999').determinations(LATER)).toEqual([]);
  });

  it('owes nothing after a stay that is neither in hospital nor in an emergency department', () => {
    expect(left('residential').find('ny-bh-disch', LATER)).toBeUndefined();
  });
});
