import type { Level } from '@tam/crisis';
import { REGISTRIES } from '@tam/events';
import { at, book, CrisisStory, NURSE } from './crisis-story';
import { floorsOf } from './views';

const floorAt = (story: CrisisStory, when: string, caseId = 'case-1'): Level | undefined =>
  floorsOf(story).floorAt(caseId, at(when))?.level;
const begun = (): CrisisStory => new CrisisStory().request('2026-03-02 09:00');
const HIGH = 'Y Y N Y N N -';

describe('the rows of the floor table', () => {
  it.each<[string, Level, string]>([
    ['attempt-in-progress', 'U0', 'critical'],
    ['overdose', 'U0', 'critical'],
    ['weapon-access', 'U0', 'critical'],
    ['unable-to-stay-safe', 'U0', 'critical'],
    ['si-plan', 'U1', 'critical'],
    ['si-intent', 'U1', 'critical'],
    ['hi-plan', 'U1', 'critical'],
    ['command-hallucination', 'U1', 'critical'],
    ['recent-attempt', 'U1', 'critical'],
    ['si-no-plan', 'U3', 'medium'],
  ])('%s stated gives %s, %s', (code, level, severity) => {
    const floor = floorsOf(begun().stated('2026-03-02 09:05', [code])).floorAt(
      'case-1',
      at('2026-03-02 09:05'),
    );
    expect(floor).toMatchObject({ level, severity, liveContact: severity === 'critical', settled: false });
  });

  it('know every statement that the registry has', () => {
    const codes = book.floors.rows.flatMap(({ evidence }) => evidence);
    expect(Object.keys(REGISTRIES.crisisEvidence.codes).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('give no floor for a code that nobody knows, or for what software found in free text', () => {
    expect(floorAt(begun().stated('2026-03-02 09:05', ['a-new-code']), '2026-03-02 10:00')).toBeUndefined();
    const flagged = begun().stated('2026-03-02 09:05', ['si-plan'], { origin: 'free-text-flag' });
    expect(floorAt(flagged, '2026-03-02 10:00')).toBeUndefined();
    const reported = begun().stated('2026-03-02 09:05', ['si-plan'], { origin: 'third-party' });
    expect(floorAt(reported, '2026-03-02 10:00')).toBe('U1');
  });

  it('give no floor without evidence, and for a severe total none either', () => {
    expect(floorAt(begun(), '2026-03-02 10:00')).toBeUndefined();
    const severe = begun().phq9('2026-03-02 09:05', 3, 0);
    expect(floorAt(severe, '2026-03-02 10:00')).toBeUndefined();
    expect(floorsOf(severe).evidence).toEqual([
      expect.objectContaining({ code: 'phq9-total-severe', level: undefined, severity: 'medium' }),
    ]);
  });

  it('the most urgent of all evidence is the floor', () => {
    const story = begun().cssrs('2026-03-02 09:05', 'Y N - - - N -').asq('2026-03-02 09:10', 'Y N N N Y');
    story.phq9('2026-03-02 09:12', 1, 2);
    expect(floorAt(story, '2026-03-02 09:05')).toBe('U3');
    expect(floorAt(story, '2026-03-02 09:12')).toBe('U0');
  });
});

describe('the window of evidence', () => {
  it('is thirty days, inclusive; then it is history', () => {
    const story = begun().cssrs('2026-03-02 09:05', HIGH);
    expect(floorAt(story, '2026-03-02 09:04:59.999')).toBeUndefined();
    // A clock change lies between: the span is of elapsed time.
    expect(floorAt(story, '2026-04-01 10:05')).toBe('U1');
    expect(floorAt(story, '2026-04-01 10:05:00.001')).toBeUndefined();
  });

  it('is ninety days for recent behaviour', () => {
    const story = begun().cssrs('2026-03-02 09:05', 'N N - - - Y Y');
    expect(floorAt(story, '2026-05-31 10:05')).toBe('U1');
    expect(floorAt(story, '2026-05-31 10:05:00.001')).toBeUndefined();
  });

  it('reaches every case of the member', () => {
    const story = begun().cssrs('2026-03-02 09:05', HIGH);
    story.request('2026-03-10 09:00', {}, { caseId: 'case-2' });
    expect(floorAt(story, '2026-03-10 09:00', 'case-2')).toBe('U1');
  });
});

describe('a floor is lowered only by a qualified person after the evidence', () => {
  const screened = (): CrisisStory => begun().cssrs('2026-03-02 09:05', HIGH, { screeningId: 'scr-a' });
  const later = '2026-03-02 12:00';

  it('by an assessment that names the screening, or names none', () => {
    expect(floorAt(screened().assessed('2026-03-02 10:00', 'U3', { clarifies: ['scr-a'] }), later)).toBe(
      'U3',
    );
    expect(floorAt(screened().assessed('2026-03-02 10:00', 'U3'), later)).toBe('U3');
  });

  it('never below U4', () => {
    expect(floorAt(screened().assessed('2026-03-02 10:00', 'U5'), later)).toBe('U4');
  });

  it('not by an assessment that names another screening', () => {
    expect(floorAt(screened().assessed('2026-03-02 10:00', 'U4', { clarifies: ['scr-b'] }), later)).toBe(
      'U1',
    );
  });

  it('not by one before the evidence, and not until it was made', () => {
    expect(floorAt(screened().assessed('2026-03-02 09:04', 'U4'), later)).toBe('U1');
    const after = screened().assessed('2026-03-02 10:00', 'U4');
    expect(floorAt(after, '2026-03-02 09:59:59.999')).toBe('U1');
    expect(floorAt(after, '2026-03-02 10:00')).toBe('U4');
  });

  it.each([
    ['a clerk', { office: 'clerk' }],
    ['an algorithm', { office: 'algorithm' }],
    ['a licence nobody knows', { office: 'clinician' }],
    ['a suspended licence', { ...NURSE, licenceStatus: 'suspended' }],
  ])('not by %s', (_, by) => {
    expect(floorAt(screened().assessed('2026-03-02 10:00', 'U4', { by }), later)).toBe('U1');
  });

  it('not for want of capacity', () => {
    const assessed = screened().assessed('2026-03-02 10:00', 'U4', { reasonCode: 'CAPACITY_NO_SLOT' });
    expect(floorAt(assessed, later)).toBe('U1');
  });

  it('by an assessment on any case, by a changed urgency only on its own', () => {
    const elsewhere = screened().assessed('2026-03-02 10:00', 'U4', {}, { caseId: 'case-2' });
    expect(floorAt(elsewhere, later)).toBe('U4');
    const changed = screened().happened(
      'intake.urgency-changed.v1',
      '2026-03-02 10:00',
      { to: 'U4', decidedBy: NURSE, reasonCode: 'COLLATERAL_INFO' },
      { caseId: 'case-2' },
    );
    expect(floorAt(changed, later, 'case-2')).toBe('U4');
    expect(floorAt(changed, later, 'case-1')).toBe('U1');
  });

  it('new evidence stands until it is judged in its turn', () => {
    const again = screened().assessed('2026-03-02 10:00', 'U4').stated('2026-03-02 11:00', ['si-intent']);
    expect(floorAt(again, '2026-03-02 10:30')).toBe('U4');
    expect(floorAt(again, later)).toBe('U1');
  });

  it('and the level that the person set is a floor of its own', () => {
    const assessed = begun().assessed('2026-03-02 10:00', 'U2');
    expect(floorsOf(assessed).floorAt('case-1', at(later))).toMatchObject({
      level: 'U2',
      severity: 'high',
      settled: true,
    });
    expect(floorAt(assessed.assessed('2026-03-02 11:00', 'U4'), later)).toBe('U4');
  });
});
