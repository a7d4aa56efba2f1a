import { CrisisStory, NURSE, CLERK } from './crisis-story';
import { timelineOf } from './views';

const begun = (): CrisisStory => new CrisisStory().request('2026-03-02 09:00');
const decisions = (story: CrisisStory) =>
  timelineOf(story).cases[0]!.decisions.map(({ kind, by, level, from, qualified }) => ({
    kind,
    by,
    level,
    from,
    qualified,
  }));
const assigned = (story: CrisisStory, when: string, level: string, decidedBy: object): CrisisStory =>
  story.happened('intake.urgency-assigned.v1', when, { level, decidedBy: { ...decidedBy } });

describe('an implicit decision', () => {
  it('is the booking of the clerk who recorded no decision', () => {
    const story = begun()
      .cssrs('2026-03-02 09:05', 'Y Y N Y N N -')
      .booked('2026-03-02 09:10', '2026-04-06 10:00');
    expect(decisions(story)).toEqual([
      { kind: 'implicit', by: 'booking', level: 'U4', from: undefined, qualified: 'no' },
    ]);
  });

  it('is the first route, offer, booking or closure after the concern, and only the first', () => {
    const story = begun()
      .stated('2026-03-02 09:05', ['si-plan'])
      .routed('2026-03-02 09:10', 'U4')
      .booked('2026-03-02 09:20', '2026-03-02 12:00');
    expect(decisions(story).map(({ by }) => by)).toEqual(['route']);
    const offered = begun()
      .stated('2026-03-02 09:05', ['si-plan'])
      .happened('scheduling.slot-offered.v1', '2026-03-02 09:10', {
        offerId: 'o',
        startsAt: '2026-03-03T17:10:00Z',
        purpose: 'treatment',
        modality: 'video',
      });
    expect(decisions(offered)).toMatchObject([{ by: 'offer', level: 'U2', qualified: 'unknown' }]);
    const closed = begun()
      .stated('2026-03-02 09:05', ['si-plan'])
      .happened('intake.case-closed.v1', '2026-03-02 09:10', { by: CLERK, initiatedBy: 'plan' });
    expect(decisions(closed)).toMatchObject([{ by: 'closure', level: 'U5', qualified: 'no' }]);
  });

  it('is none where somebody qualified decided in between: by decision, assessment or review', () => {
    const concern = (): CrisisStory => begun().stated('2026-03-02 09:05', ['si-plan']);
    const decided = assigned(concern(), '2026-03-02 09:08', 'U1', NURSE).routed('2026-03-02 09:10', 'U1');
    expect(decisions(decided).map(({ kind }) => kind)).toEqual(['assigned']);
    const assessed = concern().assessed('2026-03-02 09:08', 'U1').routed('2026-03-02 09:10', 'U1');
    expect(decisions(assessed)).toEqual([]);
    const reviewed = concern()
      .happened('intake.urgency-recommended.v1', '2026-03-02 09:06', {
        recommendationId: 'r',
        level: 'U1',
        algorithm: { id: 'a', version: '1' },
      })
      .happened('intake.recommendation-reviewed.v1', '2026-03-02 09:08', {
        recommendationId: 'r',
        by: NURSE,
        outcome: 'accepted',
      })
      .routed('2026-03-02 09:10', 'U1');
    expect(decisions(reviewed)).toEqual([]);
  });

  it('is one where the decision came from somebody unqualified, or before the concern', () => {
    const clerk = assigned(begun().stated('2026-03-02 09:05', ['si-plan']), '2026-03-02 09:08', 'U4', CLERK);
    expect(decisions(clerk.routed('2026-03-02 09:10', 'U4'))).toMatchObject([
      { kind: 'assigned', qualified: 'no' },
      { kind: 'implicit', by: 'route', from: 'U4' },
    ]);
    const early = assigned(begun(), '2026-03-02 09:02', 'U4', NURSE).stated('2026-03-02 09:05', ['si-plan']);
    expect(decisions(early.routed('2026-03-02 09:10', 'U4')).map(({ kind }) => kind)).toEqual([
      'assigned',
      'implicit',
    ]);
  });

  it('is none without a concern, and none where the member withdraws', () => {
    expect(decisions(begun().routed('2026-03-02 09:10', 'U4'))).toEqual([]);
    const withdrawn = begun()
      .stated('2026-03-02 09:05', ['si-plan'])
      .happened('intake.request-withdrawn.v1', '2026-03-02 09:10', { by: CLERK, initiatedBy: 'member' });
    expect(decisions(withdrawn)).toEqual([]);
  });
});

describe('a screening that a program drafted', () => {
  const drafted = (): CrisisStory =>
    begun().cssrs('2026-03-02 09:05', 'N N - - - N -', {
      screeningId: 'scr-a',
      administeredBy: { office: 'algorithm' },
    });

  it('counts as the program’s until somebody qualified clarifies it', () => {
    const [screening] = timelineOf(drafted()).cases[0]!.screenings;
    expect(screening).toMatchObject({ machineDrafted: true, qualified: 'no' });
    const confirmed = drafted().assessed('2026-03-02 10:00', 'U4', { clarifies: ['scr-a'] });
    expect(timelineOf(confirmed).cases[0]!.screenings[0]).toMatchObject({ machineDrafted: false });
  });
});

describe('what the rules read besides', () => {
  it('puts a hand-off together from its steps', () => {
    const step = (story: CrisisStory, kind: string, when: string, more: object = {}): CrisisStory =>
      story.happened(`intake.handoff-${kind}.v1`, when, { handoffId: 'h', mode: 'warm', ...more });
    const story = step(begun(), 'declined', '2026-03-02 09:15', { by: CLERK });
    step(story, 'started', '2026-03-02 09:10', { to: { queue: 'crisis' } });
    step(story, 'accepted', '2026-03-02 09:20', { by: NURSE });
    expect(timelineOf(story).cases[0]!.handoffs).toEqual([
      expect.objectContaining({
        handoffId: 'h',
        mode: 'warm',
        to: { queue: 'crisis' },
        started: expect.objectContaining({ at: expect.any(Number) as number }) as object,
        accepted: [expect.objectContaining({ qualified: 'yes' })],
        declined: [expect.objectContaining({ qualified: 'no' })],
        abandoned: [],
      }),
    ]);
  });

  it('keeps stays from admission to the discharge that names them', () => {
    const story = begun()
      .happened('care.admitted.v1', '2026-03-02 10:00', { setting: 'ed', dischargeId: 'a' })
      .happened('care.discharged.v1', '2026-03-02 11:00', { setting: 'inpatient', dischargeId: 'b' })
      .happened('care.discharged.v1', '2026-03-03 10:00', { setting: 'ed', dischargeId: 'a' });
    const { stays } = timelineOf(story);
    expect(stays).toHaveLength(1);
    expect(stays[0]!.to! - stays[0]!.from).toBe(24 * 3_600_000);
  });

  it('tells a voided screening that was evidence from one that was none', () => {
    const story = begun()
      .cssrs('2026-03-02 09:05', 'Y Y N Y N N -', {}, { id: 'x' })
      .cssrs('2026-03-02 09:06', 'N N - - - N -', {}, { id: 'y' })
      .voided('2026-03-02 10:00', 'x', { replacedBy: { source: 's', id: 'z' } })
      .voided('2026-03-02 10:00', 'y');
    const [kase] = timelineOf(story).cases;
    expect(kase!.screenings).toEqual([]);
    expect(kase!.voidings).toMatchObject([
      { wasEvidence: true, replaced: true, voided: { evidenceLevel: 'U1' } },
      { wasEvidence: false, replaced: false, voided: { evidenceLevel: undefined } },
    ]);
  });
});
