import { LATER, NURSE, RuleStory, UNKNOWN } from './rule-story';

const CONTACT = { contactId: 'con-1' };
const gateway = (item9: number, data = {}) => new RuleStory().asked().phqAt('09:05', item9, data);
const find = (story: RuleStory, asOf = LATER) => story.find('R06', asOf);

describe('R06: a gateway answer that nobody clarified', () => {
  it('fires a millisecond after a day, not before', () => {
    expect(find(gateway(1), '2026-03-03 09:05')).toBeUndefined();
    expect(find(gateway(1), '2026-03-03 09:05:00.001')).toMatchObject({ status: 'open', severity: 'medium' });
    expect(find(gateway(3))?.severity).toBe('high');
    expect(find(gateway(0))).toBeUndefined();
  });

  it('fires at the end of the contact for a higher answer, not for the lowest', () => {
    const ended = (item9: number) => gateway(item9, CONTACT).completed('09:30', CONTACT);
    expect(find(ended(2), '2026-03-02 09:30')).toMatchObject({ status: 'open', severity: 'high' });
    expect(find(ended(1), '2026-03-02 09:30')).toBeUndefined();
    expect(
      find(gateway(2, CONTACT).cssrsAt('09:20', 'N N - - - N -').completed('09:30', CONTACT)),
    ).toBeUndefined();
  });

  it.each([
    ['a finished screener', (story: RuleStory) => story.cssrsAt('10:00', 'Y N - - - N -')],
    ['a nurse on the telephone', (story: RuleStory) => story.reached('10:00')],
    ['an assessment', (story: RuleStory) => story.assessedAt('10:00', 'U3')],
  ])('%s clarifies it', (_, clarify) => {
    expect(find(clarify(gateway(1)))).toBeUndefined();
  });

  it.each([
    ['an unfinished screener', (story: RuleStory) => story.cssrsAt('10:00', 'N - - - - - -')],
    ['a refused one', (story: RuleStory) => story.cssrsAt('10:00', 'R - - - - R -', { outcome: 'refused' })],
    [
      'one that a program drafted',
      (story: RuleStory) =>
        story.cssrsAt('10:00', 'N N - - - N -', { administeredBy: { office: 'algorithm' } }),
    ],
    ['a clerk on the telephone', (story: RuleStory) => story.reached('10:00', { by: { office: 'clerk' } })],
  ])('%s does not', (_, clarify) => {
    expect(find(clarify(gateway(1)))?.status).toBe('open');
  });

  it('is undetermined where nobody knows the licence of who spoke with the member', () => {
    expect(find(gateway(1).reached('10:00', { by: UNKNOWN }))?.status).toBe('undetermined');
  });

  describe('known false positives', () => {
    it('under-active-care: a nurse says so', () => {
      expect(find(gateway(1).assessedAt('10:00', 'U4', { reasonCode: 'ALREADY_IN_CARE' }))).toBeUndefined();
      expect(find(gateway(1, { administeredBy: NURSE }))).toBeUndefined();
    });

    it('proxy-answers: flagged', () => {
      expect(find(gateway(1, { respondent: 'representative' }))?.flags).toContain('proxy-answers');
    });

    it('self-injury-without-intent: a nurse says so', () => {
      expect(find(gateway(1).assessedAt('10:00', 'U4'))).toBeUndefined();
    });

    it('retake: the same answer again after it was clarified, not a worse one', () => {
      const clarified = () => gateway(1).cssrsAt('09:30', 'N N - - - N -');
      expect(find(clarified().phqAt('15:00', 1))).toBeUndefined();
      expect(find(clarified().phqAt('15:00', 2))?.status).toBe('open');
    });
  });

  it('is retracted by a screener in time that was recorded late', () => {
    const story = gateway(1).cssrsAt('10:00', 'N N - - - N -', {}, { recorded: '2026-03-04 09:00' });
    expect(find(story)?.status).toBe('retracted');
  });
});
