/**
 * Holidays that follow the moon, as rows. They were computed from the new moon (Lunar New Year: its date in China;
 * Diwali: the evening in India before or on which it falls) and no official list was read: unverified.
 * A new row needs its source here; a year without a row is an error, never a guess.
 */
export const LUNAR_NEW_YEAR_DATES: readonly string[] = [
  '2022-02-01',
  '2023-01-22',
  '2024-02-10',
  '2025-01-29',
  '2026-02-17',
  '2027-02-06',
  '2028-01-26',
  '2029-02-13',
  '2030-02-03',
  '2031-01-23',
  '2032-02-11',
  '2033-01-31',
  '2034-02-19',
  '2035-02-08',
];

export const DIWALI_DATES: readonly string[] = [
  '2026-11-08',
  '2027-10-29',
  '2028-10-17',
  '2029-11-05',
  '2030-10-26',
  '2031-11-14',
  '2032-11-02',
  '2033-10-22',
  '2034-11-10',
  '2035-10-30',
];
