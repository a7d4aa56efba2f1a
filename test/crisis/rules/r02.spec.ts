import type { Data } from '../crisis-story';
import { LATER, NURSE, RuleStory, UNKNOWN } from './rule-story';

const acute = () => new RuleStory().asked().cssrsAt('09:05', 'Y Y N Y N N -', { contactId: 'con-1' });
const find = (story: RuleStory, asOf = LATER) => story.find('R02', asOf);

describe('R02: acute evidence without live contact', () => {
  it('fires a millisecond after a quarter of an hour, not before', () => {
    expect(find(acute(), '2026-03-02 09:20')).toBeUndefined();
    expect(find(acute(), '2026-03-02 09:20:00.001')).toMatchObject({
      status: 'open',
      severity: 'critical',
      stage: 'page',
      floor: 'U1',
    });
  });

  it('says so again when the last limit is over', () => {
    expect(find(acute())?.trace.filter(({ step }) => step === 'deadline')).toHaveLength(2);
  });

  it('is silent where a nurse spoke with the member by the last instant, and mended a millisecond later', () => {
    expect(find(acute().reached('09:20'))).toBeUndefined();
    expect(find(acute().reached('09:20:00.001'))).toMatchObject({ status: 'resolved', minutesToMended: 1 });
  });

  it.each([
    ['a message on a machine', { live: false, mode: 'voicemail' }],
    ['a clerk', { by: { office: 'clerk' } }],
    ['a word with the provider', { with: 'provider' }],
  ])('%s is no contact', (_, data) => {
    expect(find(acute().reached('09:10', data))?.status).toBe('open');
  });

  it('takes a warm hand-off that a nurse or somebody outside accepted, not one that a clerk did', () => {
    const handed = (data: Data) =>
      find(acute().handoff('started', '09:06', data).handoff('accepted', '09:08', data));
    expect(handed({})).toBeUndefined();
    expect(handed({ to: { external: '988' }, by: { office: 'clerk' } })).toBeUndefined();
    expect(handed({ by: { office: 'clerk' } })?.status).toBe('open');
    expect(handed({ mode: 'cold' })?.status).toBe('open');
  });

  it('leaves it undetermined where nobody knows the licence of who spoke with the member', () => {
    expect(find(acute().reached('09:10', { by: UNKNOWN }))).toMatchObject({
      status: 'undetermined',
      missing: 'licence of the person who was with the member',
    });
  });

  it('asks nothing after milder evidence', () => {
    expect(find(new RuleStory().asked().cssrsAt('09:05', 'Y Y Y N N N -'))).toBeUndefined();
  });

  it('is silent where a nurse held the screening herself', () => {
    const story = new RuleStory().cssrsAt('09:05', 'Y Y N Y N N -', { administeredBy: NURSE });
    expect(find(story)).toBeUndefined();
  });

  describe('known false positives', () => {
    it('contact-not-logged: a qualified assessment shows that there was one', () => {
      expect(find(acute().assessedAt('09:18', 'U1'))).toBeUndefined();
    });

    it('already-in-ed: silent where the member was there since the morning', () => {
      expect(find(acute().elsewhere('08:00'))).toBeUndefined();
    });

    it('clock-skew: a contact five minutes before counts, an earlier one does not', () => {
      expect(find(acute().reached('09:00'))).toBeUndefined();
      expect(find(acute().reached('08:59:59.999'))?.status).toBe('open');
      expect(find(acute().reached('08:40', { contactId: 'con-1' }))).toBeUndefined();
    });
  });

  it('is retracted by a contact in time that was recorded only afterwards', () => {
    expect(find(acute().reached('09:10', {}, { recorded: '2026-03-02 11:00' }))?.status).toBe('retracted');
  });
});
