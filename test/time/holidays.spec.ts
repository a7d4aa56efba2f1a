import { dayTable } from '@tam/calendar';
import { loadCalendarsIn } from '@tam/config';
import { PLAIN_CALENDARS } from './closed-days';
import { OneClock } from './one-clock';
import { lastMillisecondOf, nextDate, plainlyCounts } from './plain-due';

const calendars = loadCalendarsIn();
const DAYS: string[] = [];
for (let date = '2022-01-01'; date < '2031-01-01'; date = nextDate(date)) DAYS.push(date);

describe('the calendars that ship', () => {
  it('are all written down by hand as well', () => {
    const ids = [...calendars.keys()].filter((id) => id !== 'none').sort();
    expect(PLAIN_CALENDARS.map(({ id }) => id).sort()).toEqual(ids);
  });

  for (const plain of PLAIN_CALENDARS) {
    it(`${plain.id} has the business days of the hand-written list, each day from 2022 to 2030`, () => {
      const table = dayTable(plain.zone, calendars.get(plain.id)!);
      expect(DAYS.filter((date) => table.isBusinessDay(date) !== plainlyCounts(plain, date))).toEqual([]);
    });
  }
});

describe('a request on any day from 2022 to 2030, at its last millisecond', () => {
  for (const plain of PLAIN_CALENDARS.filter(({ closed }) => closed.size > 0)) {
    it(`falls due after ten business days as a plain computation says, under ${plain.id}`, () => {
      const clock = new OneClock({ unit: 'business-days', count: 10, calendar: plain }, plain.zone);
      const differences = DAYS.flatMap((date, index) => {
        const at = lastMillisecondOf(date, plain.zone);
        const due = clock.plainDue(at);
        return index % 2 === 0
          ? clock.compare(at, due, 'met', due)
          : clock.compare(at, due, 'breached', due + 1);
      });
      expect(differences.slice(0, 10)).toEqual([]);
    });

    it(`falls due so from the day before each holiday to the day after, also at the first millisecond, under ${plain.id}`, () => {
      const clock = new OneClock({ unit: 'business-days', count: 15, calendar: plain }, plain.zone);
      const differences = [...plain.closed]
        .filter((date) => date < '2031')
        .flatMap((date) => {
          const dayOf = lastMillisecondOf(date, plain.zone);
          const before = dayOf - 24 * 3_600_000;
          const edges = [before, before + 1, dayOf, dayOf + 1];
          return edges.flatMap((at) => clock.differences(at));
        });
      expect(differences.slice(0, 10)).toEqual([]);
    });
  }
});
