import type { HolidayRule } from '../holiday-rule';

const MONDAY = 1;
const THURSDAY = 4;

const OFFICE_LIST =
  'State office closures as listed by CalHR (2013, 2014), DFEH (2017) and the Secretary of State (2021)';
const GOV_6700 = 'Cal. Gov. Code §6700';
const GOV_6701 = `${GOV_6700}; moved by §6701`;

/**
 * The statutory holidays on which state offices close. Cal. Gov. Code §6701 moves a fixed date of its list from
 * Sunday to Monday, and Veterans Day also from Saturday to Friday; no other holiday moves for a Saturday.
 */
export const STATUTORY_OFFICE_HOLIDAYS: readonly HolidayRule[] = [
  {
    name: "New Year's Day",
    on: { kind: 'fixed', month: 1, day: 1, moves: 'sunday-to-monday' },
    source: GOV_6701,
    verification: 'primary',
  },
  {
    name: 'Martin Luther King Jr. Day',
    on: { kind: 'nth-weekday', month: 1, weekday: MONDAY, nth: 3 },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: "Presidents' Day",
    on: { kind: 'nth-weekday', month: 2, weekday: MONDAY, nth: 3 },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: 'Cesar Chavez Day',
    on: { kind: 'fixed', month: 3, day: 31, moves: 'sunday-to-monday' },
    fromYear: 2001,
    source: `${GOV_6701}; first year from general knowledge; the name may have changed in 2026 (AB 2156, text not read), the date has not`,
    verification: 'primary',
  },
  {
    name: 'Memorial Day',
    on: { kind: 'last-weekday', month: 5, weekday: MONDAY },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: 'Independence Day',
    on: { kind: 'fixed', month: 7, day: 4, moves: 'sunday-to-monday' },
    source: GOV_6701,
    verification: 'primary',
  },
  {
    name: 'Labor Day',
    on: { kind: 'nth-weekday', month: 9, weekday: MONDAY, nth: 1 },
    source: GOV_6700,
    verification: 'primary',
  },
  {
    name: 'Veterans Day',
    on: { kind: 'fixed', month: 11, day: 11, moves: 'sunday-to-monday-and-saturday-to-friday' },
    source: GOV_6701,
    verification: 'primary',
  },
  {
    name: 'Thanksgiving Day',
    on: { kind: 'nth-weekday', month: 11, weekday: THURSDAY, nth: 4 },
    source: `${GOV_6700}, a day appointed by the President or the Governor`,
    verification: 'primary',
  },
  {
    name: 'Christmas Day',
    on: { kind: 'fixed', month: 12, day: 25, moves: 'sunday-to-monday' },
    source: GOV_6701,
    verification: 'primary',
  },
];

/** The eleven days on which state offices close. The day after Thanksgiving is not a holiday of §6700. */
export const OFFICE_HOLIDAYS: readonly HolidayRule[] = [
  ...STATUTORY_OFFICE_HOLIDAYS,
  {
    name: 'Day after Thanksgiving',
    on: { kind: 'day-after', month: 11, weekday: THURSDAY, nth: 4 },
    source: `${OFFICE_LIST}; a judicial holiday by Cal. Code Civ. Proc. §135`,
    verification: 'primary',
  },
];
