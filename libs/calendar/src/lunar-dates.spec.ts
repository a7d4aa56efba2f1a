import { loadCalendarsIn } from '@tam/config';
import { Temporal } from 'temporal-polyfill';

const statutory = loadCalendarsIn().get('ca-gov6700')!;
const datesOf = (name: string): readonly string[] => {
  const rule = statutory.holidays.find((holiday) => holiday.name === name)?.rule;
  return rule?.kind === 'listed' ? rule.dates : [];
};
const LUNAR_NEW_YEAR_DATES = datesOf('Lunar New Year');
const DIWALI_DATES = datesOf('Diwali');

const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);

/** The kth new moon after January 2000: mean lunation with the terms above 0.002 days (Meeus, chapter 49). */
function newMoon(k: number): Temporal.Instant {
  const t = k / 1236.85;
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k;
  const julianDay =
    2451550.09766 +
    29.530588861 * k -
    0.4072 * sine(moon) +
    0.17241 * sine(sun) +
    0.01608 * sine(2 * moon) +
    0.01039 * sine(2 * latitude) +
    0.00739 * sine(moon - sun) -
    0.00514 * sine(moon + sun) +
    0.00208 * sine(2 * sun);
  return Temporal.Instant.fromEpochMilliseconds(Math.round((julianDay - 2440587.5) * 86_400_000));
}

const localNewMoons = (zone: string): Temporal.PlainDateTime[] =>
  Array.from({ length: 200 }, (_, index) =>
    newMoon(265 + index)
      .toZonedDateTimeISO(zone)
      .toPlainDateTime(),
  );

describe('the rows of the moon', () => {
  it('list each year once, in order, to 2035', () => {
    expect(LUNAR_NEW_YEAR_DATES.map((date) => Number(date.slice(0, 4)))).toEqual(
      Array.from({ length: 13 }, (_, index) => 2023 + index),
    );
    expect(DIWALI_DATES.map((date) => Number(date.slice(0, 4)))).toEqual(
      Array.from({ length: 10 }, (_, index) => 2026 + index),
    );
  });

  for (const date of LUNAR_NEW_YEAR_DATES) {
    it(`${date} is the day of a new moon in China`, () => {
      const days = localNewMoons('Asia/Shanghai').map((moon) => moon.toPlainDate().toString());
      expect(days).toContain(date);
    });
  }

  for (const date of DIWALI_DATES) {
    it(`${date} is the last evening in India before a new moon`, () => {
      const evening = Temporal.PlainDate.from(date).toPlainDateTime('18:00');
      const hoursToMoon = localNewMoons('Asia/Kolkata').map((moon) => moon.since(evening).total('hours'));
      expect(hoursToMoon.filter((hours) => hours > 0 && hours <= 24)).toHaveLength(1);
    });
  }
});
