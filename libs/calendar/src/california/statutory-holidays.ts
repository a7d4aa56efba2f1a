import type { HolidayRule } from '../holiday-rule';
import { DIWALI_DATES, LUNAR_NEW_YEAR_DATES } from './lunar-dates';
import { STATUTORY_OFFICE_HOLIDAYS } from './office-holidays';

const MONDAY = 1;
const FRIDAY = 5;

const GOV_6700 = 'Cal. Gov. Code §6700';
const GOV_6701 = `${GOV_6700}; moved by §6701`;

/**
 * Every holiday of Cal. Gov. Code §6700, each from the year of its statute. Good Friday is a holiday from noon to
 * 15:00 only and is left out: the day has business hours.
 */
export const STATUTORY_HOLIDAYS: readonly HolidayRule[] = [
  ...STATUTORY_OFFICE_HOLIDAYS,
  {
    name: 'Lunar New Year',
    on: { kind: 'listed', dates: LUNAR_NEW_YEAR_DATES },
    fromYear: 2023,
    source: `${GOV_6700}; first year and dates from general knowledge`,
    verification: 'unverified',
  },
  {
    name: 'Lincoln Day',
    on: { kind: 'fixed', month: 2, day: 12, moves: 'sunday-to-monday' },
    source: GOV_6701,
    verification: 'primary',
  },
  {
    name: 'Genocide Remembrance Day',
    on: { kind: 'fixed', month: 4, day: 24 },
    fromYear: 2023,
    source: `${GOV_6700}; first year from general knowledge`,
    verification: 'unverified',
  },
  {
    name: 'Juneteenth',
    on: { kind: 'fixed', month: 6, day: 19 },
    fromYear: 2023,
    source: `${GOV_6700}; AB 1655, Stats 2022 ch 753; first year from general knowledge`,
    verification: 'unverified',
  },
  {
    name: 'Admission Day',
    on: { kind: 'fixed', month: 9, day: 9, moves: 'sunday-to-monday' },
    source: GOV_6701,
    verification: 'primary',
  },
  {
    name: 'Native American Day',
    on: { kind: 'nth-weekday', month: 9, weekday: FRIDAY, nth: 4 },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: 'Columbus Day',
    on: { kind: 'nth-weekday', month: 10, weekday: MONDAY, nth: 2 },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: 'Diwali',
    on: { kind: 'listed', dates: DIWALI_DATES },
    fromYear: 2026,
    source: `${GOV_6700}; AB 268, Stats 2025 ch 358; first year and dates from general knowledge`,
    verification: 'unverified',
  },
];
