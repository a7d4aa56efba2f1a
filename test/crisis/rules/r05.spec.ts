import { loadRuleBookIn } from '@tam/config';
import { sha256Hex } from '@tam/record';
import { LATER, RuleStory } from './rule-story';

const intent = () => new RuleStory().asked().cssrsAt('09:05', 'Y Y N Y N N -');
const find = (story: RuleStory, asOf = LATER) => story.find('R05', asOf);

describe('R05: an algorithm below the floor', () => {
  it('fires one level below the floor and is silent on it', () => {
    expect(find(intent().recommended('09:06', 'U2'))).toMatchObject({
      status: 'open',
      severity: 'high',
      stage: 'worklist',
      floor: 'U1',
      route: 'U2',
    });
    expect(find(intent().recommended('09:06', 'U1'))).toBeUndefined();
  });

  it('does not blame it for an answer that came later', () => {
    expect(find(intent().recommended('09:04:59.999', 'U4'))).toBeUndefined();
  });

  it('is mended by a review of a nurse, not by one of a clerk', () => {
    const low = () => intent().recommended('09:06', 'U4');
    expect(find(low().reviewed('09:16'))).toMatchObject({ status: 'resolved', minutesToMended: 10 });
    expect(find(low().reviewed('09:16', { by: { office: 'clerk' } }))?.status).toBe('open');
  });

  describe('known false positives', () => {
    it('rule-set-mismatch: silent under the mapping that the algorithm follows', () => {
      const other = loadRuleBookIn({ sha256: sha256Hex, ruleSetIds: ['c-ssrs-spier'] });
      const story = intent().recommended('09:06', 'U2');
      expect(story.findings(LATER, other).some(({ rule }) => rule === 'R05')).toBe(false);
    });

    it('instrument-retired: a nurse says that the instrument did not fit', () => {
      const story = intent().assessedAt('09:05:30', 'U4', { reasonCode: 'INSTRUMENT_INAPPROPRIATE' });
      expect(find(story.recommended('09:06', 'U4'))).toBeUndefined();
    });
  });

  it('is retracted where the answers are taken back', () => {
    expect(find(intent().recommended('09:06', 'U4').voidedAt('11:00', 'e2'))?.status).toBe('retracted');
  });
});
