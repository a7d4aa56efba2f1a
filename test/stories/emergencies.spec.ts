import { at, iso, NURSE, Story } from './story';

const LATER = '2026-06-30 00:00';
const COUNTY = { lineOfBusiness: 'medi-cal', network: 'county' };
const ASKED = '2026-03-02 09:00';
const SAME_DAY = '2026-03-02 23:59:59.999';

const asked = (data: object = {}): Story => new Story().request(ASKED, { ...COUNTY, ...data });
const decided = (told: Story, level: string, when: string, data: object = {}): Story =>
  told.happened('intake.urgency-changed.v1', when, { to: level, decidedBy: NURSE, ...data });

describe('an emergency that a pack gives a limit of its own (ca-mhp-emerg)', () => {
  it('is owed on the same day, while the urgent limit stays as an outer bound', () => {
    const told = asked({ statedUrgency: 'emergency' });
    expect(told.find('ca-mhp-emerg', ASKED)).toMatchObject({ dueAt: iso(SAME_DAY), status: 'running' });
    expect(told.find('ca-mhp-emerg', at(SAME_DAY))?.status).not.toBe('breached');
    expect(told.find('ca-mhp-emerg', at(SAME_DAY) + 1)?.status).toBe('breached');
    expect(told.find('ca-mhp-urg', ASKED)).toMatchObject({
      status: 'running',
      flags: expect.arrayContaining(['crisisOwned']) as string[],
    });
  });

  it('is kept by a slot at the last instant of the day, and not by one at the first of the next', () => {
    const offered = (startsAt: string): Story =>
      asked({ statedUrgency: 'emergency' }).offer('2026-03-02 09:30', startsAt, { purpose: 'crisis' });
    expect(offered(SAME_DAY).find('ca-mhp-emerg', LATER)?.status).toBe('met');
    expect(offered('2026-03-03 00:00').find('ca-mhp-emerg', LATER)?.status).toBe('breached');
  });

  it('does not exist where nobody called the need one', () => {
    expect(asked({ statedUrgency: 'urgent' }).find('ca-mhp-emerg', LATER)).toBeUndefined();
    const told = new Story().request(ASKED, { ...COUNTY, statedUrgency: 'unheard' });
    expect(told.find('ca-mhp-emerg', LATER)).toBeUndefined();
  });

  it('starts with the decision where a nurse finds it on new facts', () => {
    const told = decided(asked(), 'U0', '2026-03-04 10:00', { reasonCode: 'NEW_INFORMATION' });
    expect(told.find('ca-mhp-emerg', '2026-03-04 10:00')).toMatchObject({
      startedAt: iso('2026-03-04 10:00'),
      dueAt: iso('2026-03-04 23:59:59.999'),
    });
  });

  it('ends where a nurse finds before the end of the day that it is none, and not afterwards', () => {
    const told = (when: string): Story =>
      decided(asked({ statedUrgency: 'emergency' }), 'U3', when, {
        reasonCode: 'CLINICAL_JUDGEMENT_SAME_FACTS',
      });
    expect(told('2026-03-02 12:00').find('ca-mhp-emerg', LATER)).toMatchObject({
      status: 'ended',
      because: 'reclassified',
    });
    expect(told('2026-03-02 12:00').find('ca-mhp-urg', LATER)?.status).toBe('breached');
    expect(told('2026-03-03 09:00').find('ca-mhp-emerg', LATER)?.status).toBe('breached');
  });
});

describe('care that somebody else asked for (Medi-Cal county)', () => {
  const referred = (): Story => asked({ requestedBy: { office: 'provider' }, channel: 'referral' });
  const agreed = (): Story =>
    referred().happened('intake.member-agreed.v1', '2026-03-05 11:00', { by: { office: 'clerk' } });

  it('has no appointment limit before the member agreed, and one from then on (ca-mhp-nonpsy)', () => {
    expect(referred().find('ca-mhp-nonpsy', LATER)).toBeUndefined();
    expect(agreed().find('ca-mhp-nonpsy', LATER)).toMatchObject({
      startedAt: iso('2026-03-05 11:00'),
      dueAt: iso('2026-03-19 23:59:59.999'),
    });
    expect(
      agreed()
        .find('ca-mhp-nonpsy', LATER)
        ?.trace.map(({ step }) => step),
    ).toContain('agreement');
  });

  it('starts with the request where the member asked', () => {
    const told = asked().happened('intake.member-agreed.v1', '2026-03-05 11:00', { by: { office: 'clerk' } });
    expect(told.find('ca-mhp-nonpsy', LATER)?.startedAt).toBe(iso(ASKED));
  });

  it('is looked at within one business day (ca-mhp-triagelog-review)', () => {
    const due = '2026-03-03 23:59:59.999';
    const reviewed = (instant: number): Story => {
      const told = referred().happened('intake.request-reviewed.v1', ASKED, { by: NURSE });
      told.events.push({ ...told.events.pop()!, time: instant });
      return told;
    };
    expect(reviewed(at(due)).find('ca-mhp-triagelog-review', LATER)?.status).toBe('met');
    expect(reviewed(at(due) + 1).find('ca-mhp-triagelog-review', LATER)).toMatchObject({
      status: 'breached',
      because: 'late-review',
    });
    expect(asked().find('ca-mhp-triagelog-review', LATER)).toBeUndefined();
  });

  it('leads to contact, or to two attempts at it, within three (ca-mhp-triagelog-contact)', () => {
    const tried = (...contactIds: string[]): Story =>
      contactIds.reduce(
        (told, contactId, index) =>
          told.happened('intake.contact-attempted.v1', `2026-03-0${index + 3} 10:00`, {
            contactId,
            by: { office: 'clerk' },
            purpose: 'scheduling',
          }),
        referred(),
      );
    const find = (told: Story) => told.find('ca-mhp-triagelog-contact', LATER);
    expect(find(tried('c1'))).toMatchObject({ status: 'breached', because: 'no-contact' });
    expect(find(tried('c1', 'c1'))?.status).toBe('breached');
    expect(find(tried('c1', 'c2'))?.status).toBe('met');
    const reached = tried('c1').happened('intake.contact-reached.v1', '2026-03-03 10:00', {
      contactId: 'c1',
      by: { office: 'clerk' },
      purpose: 'scheduling',
      with: 'member',
    });
    expect(find(reached)?.status).toBe('met');
  });
});
