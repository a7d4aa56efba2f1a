import { dayTable } from '@tam/calendar';
import { loadCalendarsIn } from '@tam/config';
import { dueAt, isElapsed } from './due-at';

const PACIFIC = dayTable('America/Los_Angeles', loadCalendarsIn().get('ca-state-office')!);
const start = Date.UTC(2026, 2, 6, 18, 0, 0, 123);

describe('the last instant of a limit', () => {
  it.each<[Parameters<typeof dueAt>[0], string]>([
    [{ count: 30, unit: 'minutes' }, '2026-03-06T18:30:00.123Z'],
    [{ count: 48, unit: 'hours' }, '2026-03-08T18:00:00.123Z'],
    [{ count: 1, unit: 'business-days' }, '2026-03-10T06:59:59.999Z'],
    [{ count: 1, unit: 'calendar-days' }, '2026-03-08T07:59:59.999Z'],
    [{ count: 2, unit: 'calendar-days' }, '2026-03-09T06:59:59.999Z'],
    [{ count: 1, unit: 'weeks' }, '2026-03-14T06:59:59.999Z'],
  ])('%j from a Friday before the clock change ends at %s', (limit, end) => {
    expect(new Date(dueAt(limit, start, PACIFIC)).toISOString()).toBe(end);
  });

  it('only minutes and hours end within a day', () => {
    const units = ['minutes', 'hours', 'business-days', 'calendar-days', 'weeks'] as const;
    expect(units.filter((unit) => isElapsed({ count: 1, unit }))).toEqual(['minutes', 'hours']);
  });
});
