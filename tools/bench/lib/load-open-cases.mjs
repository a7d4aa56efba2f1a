import { openRequest } from './open-cases.mjs';

const STEP = 10_000;

export const memberOf = (number) => `open-${String(number).padStart(7, '0')}`;

/**
 * Opens cases by the monitor itself, members `from` up to `wanted`, and ends early where `seconds` have gone: then fewer
 * are open than were wanted. Gives the number that is open.
 */
export async function loadOpenCases(installation, { from = 0, wanted, seconds, say }) {
  const limit = performance.now() + seconds * 1000;
  let open = from;
  while (open < wanted && performance.now() < limit) {
    const step = Math.min(STEP, wanted - open);
    await installation.drive(Array.from({ length: step }, (_, i) => openRequest(memberOf(open + i))));
    open += step;
    if (open % (STEP * 10) === 0 || open === wanted) say(`${open} of ${wanted} cases are open`);
  }
  return open;
}
