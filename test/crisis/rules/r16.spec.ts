import { LATER, RuleStory } from './rule-story';

const booked = (letters = 'Y Y N Y N N -') =>
  new RuleStory().asked().cssrsAt('09:05', letters).bookedAt('09:10', '15:00', { appointmentId: 'visit-x' });
const find = (story: RuleStory, asOf = LATER) => story.find('R16', asOf);

describe('R16: a crisis slot taken away', () => {
  it('fires a millisecond after an hour with the severity of the floor', () => {
    const gone = booked().cancelled('10:00');
    expect(find(gone, '2026-03-02 11:00')).toBeUndefined();
    expect(find(gone, '2026-03-02 11:00:00.001')).toMatchObject({ status: 'open', severity: 'critical' });
    expect(find(booked('Y Y Y N N N -').cancelled('10:00'))?.severity).toBe('high');
    expect(find(booked('Y N - - - N -').cancelled('10:00'))).toBeUndefined();
  });

  it('fires for one that is moved later, not for one that is moved nearer', () => {
    const moved = (startsAt: string) =>
      find(
        booked().tell('scheduling.appointment-rescheduled.v1', '10:00', {
          appointmentId: 'visit-x',
          initiatedBy: 'plan',
          startsAt,
        }),
      );
    expect(moved('2026-03-03T18:00:00Z')?.status).toBe('open');
    expect(moved('2026-03-02T20:00:00Z')).toBeUndefined();
  });

  it('is silent where the member called it off, and speaks where nobody can say who did', () => {
    expect(find(booked().cancelled('10:00', { initiatedBy: 'member' }))).toBeUndefined();
    expect(find(booked().cancelled('10:00', { initiatedBy: 'unknown' }))?.status).toBe('open');
  });

  it('is silent where another slot as soon is booked by the last instant, not for a later one', () => {
    const again = (when: string, start: string) => find(booked().cancelled('10:00').bookedAt(when, start));
    expect(again('11:00', '15:00')).toBeUndefined();
    expect(again('11:00:00.001', '15:00')?.status).toBe('resolved');
    expect(again('11:00', '15:00:00.001')?.status).toBe('open');
  });

  it('clinician-swap, a known false positive: the other slot was booked before', () => {
    expect(find(booked().bookedAt('09:59', '15:00').cancelled('10:00'))).toBeUndefined();
  });

  it('entered-in-error, a known false positive: the slot never was', () => {
    expect(find(booked().cancelled('10:00', { reasonCode: 'entered-in-error' }))).toBeUndefined();
  });

  it('is retracted by another slot that was recorded late', () => {
    const story = booked()
      .cancelled('10:00')
      .bookedAt('10:30', '14:00', {}, { recorded: '2026-03-02 13:00' });
    expect(find(story)?.status).toBe('retracted');
  });
});
