import { seeded } from './seeded.mjs';

const HEADER =
  'Visit Ref,Patient Pseudonym,Service Line,Asked,Priority,Asked By,Slot Offered,Slot Made,Slot Status,Slot Changed';
const ROWS = 60;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST = Date.UTC(2026, 9, 5, 8);

/**
 * A synthetic export as a scheduling system of a clinic might write it: local times in the American form, words of its
 * own for services and states, empty cells. Two rows are faulty on purpose, one of them a time that clocks jumped over.
 */
export function clinicExport() {
  const random = seeded(20261005);
  const rows = [];
  for (let n = 1; n <= ROWS; n++) rows.push(row(random, n));
  rows.push('V-1061,PT-061,Therapy,11/02/2026 9:15 AM,Routine,Patient,next week,11/02/2026 9:20 AM,Open,');
  rows.push(
    'V-1062,PT-062,Therapy,11/01/2026 1:30 AM,Routine,Patient,11/06/2026 9:00 AM,11/01/2026 3:00 AM,Open,',
  );
  return [HEADER, ...rows];
}

function row(random, n) {
  const asked = FIRST + Math.floor(random() * 40 * 24 * 4) * 15 * MINUTE;
  const office = asked - (asked % DAY) + (8 * 60 + Math.floor(random() * 9 * 60)) * MINUTE;
  const urgent = random() < 0.15;
  const isOffered = random() < 0.9;
  const made = office + Math.floor(random() * 600) * MINUTE;
  const slot = made + Math.floor((urgent ? random() * 3 : 1 + random() * 18) * 24 * 4) * 15 * MINUTE;
  const status = isOffered
    ? pick(random, ['Open', 'Taken', 'Taken', 'Patient declined', 'Clinic cancelled'])
    : '';
  const changed = ['Patient declined', 'Clinic cancelled', 'Taken'].includes(status)
    ? american(made + 15 * MINUTE)
    : '';
  return [
    `V-${1000 + n}`,
    `PT-${String(1 + Math.floor(random() * 50)).padStart(3, '0')}`,
    pick(random, ['Therapy', 'Therapy', 'Psychiatry', 'Substance Use']),
    american(office),
    urgent ? 'Urgent' : 'Routine',
    pick(random, ['Patient', 'Provider']),
    isOffered ? american(slot) : '',
    isOffered ? american(made) : '',
    status,
    changed,
  ].join(',');
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

/** The instant read as UTC stands for the local time of the clinic. */
function american(instant) {
  const at = new Date(instant);
  const hour = at.getUTCHours();
  const two = (number) => String(number).padStart(2, '0');
  const date = `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${at.getUTCFullYear()}`;
  return `${date} ${hour % 12 || 12}:${two(at.getUTCMinutes())} ${hour < 12 ? 'AM' : 'PM'}`;
}
