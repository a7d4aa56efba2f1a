import { iso, Story } from './story';

const due = (told: Story, standard = 'ca-ta-npmh') => told.find(standard, '2027-01-01 00:00')?.dueAt;
const asked = (when: string, data = {}): Story => new Story().request(when, data);
const endOf = (day: string): string => iso(`${day} 23:59:59.999`);

describe('counting days and hours', () => {
  it('row 30: urgent on Friday 2026-07-03 16:40 falls due on Sunday at 16:40, and the trace shows the arithmetic and what is unverified', () => {
    const told = asked('2026-07-03 16:40', { statedUrgency: 'urgent' }).find(
      'ca-ta-urg-npa',
      '2026-07-04 00:00',
    );
    expect(told).toMatchObject({ dueAt: iso('2026-07-05 16:40'), calendar: 'none' });
    expect(told?.trace.find(({ step }) => step === 'limit')?.text).toBe(
      "48 hours of elapsed time from 2026-07-03T23:40:00.000Z end at 2026-07-05T23:40:00.000Z, inclusive. Unverified: How the regulator's survey counts weekends and holidays in hours (its methodology was not read).",
    );
    expect(told?.citation.verification).toBe('unverified');
  });

  it.each([
    ['a Saturday', '2026-11-28', '2026-12-11'],
    ['a Sunday', '2026-11-29', '2026-12-11'],
    ['a holiday', '2026-11-26', '2026-12-11'],
    ['a Saturday that is a holiday', '2026-07-04', '2026-07-17'],
    ['Veterans Day', '2026-11-11', '2026-11-25'],
  ])('row 31: a request on %s has that date as day 0', (_, day, last) => {
    expect(due(asked(`${day} 10:00`))).toBe(endOf(last));
  });

  it('row 32: the zone of the case decides where its days end, and is printed', () => {
    const told = asked('2026-03-02 23:30', { timeZone: 'America/Denver' });
    expect(due(told)).toBe(iso('2026-03-17 23:59:59.999', 'America/Denver'));
    expect(due(asked('2026-03-02 23:30'))).toBe(endOf('2026-03-16'));
    expect(told.find('ca-ta-npmh', '2026-03-04 00:00')?.trace[0]?.values).toMatchObject({
      zone: 'America/Denver',
    });
  });

  it('row 33: opened at 23:59:30 and written in minutes it still has that day as day 0', () => {
    expect(due(asked('2026-03-02 23:59'))).toBe(due(asked('2026-03-02 23:59:30')));
    expect(due(asked('2026-03-02 23:59'))).toBe(endOf('2026-03-16'));
  });

  it('row 33: a start written as midnight says that a coarser source may have meant the day before', () => {
    const granularity = (told: Story, standard: string) =>
      told.find(standard, '2026-03-04 00:00')?.trace.find(({ step }) => step === 'granularity');
    expect(granularity(asked('2026-03-03 00:00'), 'ca-ta-npmh')).toMatchObject({
      values: { localDate: '2026-03-03' },
    });
    expect(granularity(asked('2026-03-03 00:01'), 'ca-ta-npmh')).toBeUndefined();
    expect(
      granularity(asked('2026-03-03 00:00', { statedUrgency: 'urgent' }), 'ca-ta-urg-npa'),
    ).toBeUndefined();
  });

  it('row 51: a strike day is a business day', () => {
    const strike = asked('2026-03-02 09:00').happened('ops.incident-declared.v1', '2026-03-05 06:00', {
      incidentId: 'strike-1',
      kind: 'strike',
      scope: {},
      from: iso('2026-03-05 00:00'),
    });
    expect(due(strike)).toBe(endOf('2026-03-16'));
  });

  it('the requested time starts the clock where it is told, else the time of the event', () => {
    expect(due(asked('2026-03-04 09:00', { requestedAt: iso('2026-03-02 09:00') }))).toBe(
      endOf('2026-03-16'),
    );
    expect(due(asked('2026-03-04 09:00'))).toBe(endOf('2026-03-18'));
  });
});
