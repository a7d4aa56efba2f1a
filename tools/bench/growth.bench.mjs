import { BenchInstallation, machine } from './lib/bench-installation.mjs';
import { loadOpenCases, memberOf } from './lib/load-open-cases.mjs';
import { drawn, lateOffer, openRequest } from './lib/open-cases.mjs';
import { counterOf } from './lib/scrape.mjs';
import { seeded } from './lib/seeded.mjs';

/** What DESIGN asks of growth: factors of the time per event. */
const TARGET = { openCases: 1.3, longCases: 5 };
const SHORT = 6;
const LONG = 60;
const STEP = 10_000;

/** With --quick. */
export const QUICK = { few: 2_000, cases: 20_000, batch: 1_000, length: 500, seconds: 40 };

/**
 * Time per event with few and with many open cases, and with cases that have 6 and 60 events, in one run of one monitor.
 * A batch has one event for each of its members, who are drawn from all, so that no two are settled together. Ends its
 * loading after `seconds`; `openCases` says how many there were.
 */
export async function bench({
  few = 10_000,
  cases = 1_000_000,
  batch = 5_000,
  length = 2_000,
  seconds = 240,
}) {
  say('starting broker, database and monitor');
  const installation = await BenchInstallation.open();
  const random = seeded(10_000);
  try {
    const monitor = await installation.startMonitor();
    const offers = (numbers) => numbers.map((n) => lateOffer(memberOf(n), 0));
    await loadOpenCases(installation, { wanted: few, seconds, say });
    say(`warming up, then ${batch} events with ${few} open cases`);
    // A first offer says more than a second one: those who warm up are not measured.
    const some = drawn(2 * batch, few, random);
    await installation.drive(offers(some.slice(batch)));
    const withFew = await timed(installation, monitor, offers(some.slice(0, batch)));

    const long = {};
    for (const events of [SHORT, LONG]) {
      const members = Array.from({ length }, (_, n) => `case-of-${events}-${n}`);
      say(`${length} cases of ${events} events`);
      await fill(installation, members, events - 1);
      const last = members.map((member) => lateOffer(member, events));
      long[events] = await timed(installation, monitor, last);
    }

    const openCases = await loadOpenCases(installation, { from: few, wanted: cases, seconds, say });
    say(`${batch} events with ${openCases} open cases`);
    const withMany = await timed(installation, monitor, offers(drawn(batch, openCases, random)));
    const growth = factor(withFew, withMany);
    const longer = factor(long[SHORT], long[LONG]);
    return {
      bench: 'growth',
      machine: machine(),
      ...{ fewCases: few, wantedCases: cases, openCases, batch },
      microsecondsPerEvent: { withFew, withMany },
      growth,
      casesOf: { cases: length, [SHORT]: long[SHORT], [LONG]: long[LONG], growth: longer },
      target: {
        ...TARGET,
        openCasesReached: openCases >= cases ? growth.wall <= TARGET.openCases : 'fewer cases than wanted',
        longCasesReached: longer.wall <= TARGET.longCases,
      },
    };
  } finally {
    await installation.close();
  }
}

/** Gives each member a request and offers up to so many events, member after member, in bounded steps. */
async function fill(installation, members, events) {
  const perStep = Math.ceil(STEP / events);
  for (let from = 0; from < members.length; from += perStep) {
    const some = members.slice(from, from + perStep);
    await installation.drive(
      some.flatMap((member) => [
        openRequest(member),
        ...Array.from({ length: events - 1 }, (_, n) => lateOffer(member, n)),
      ]),
    );
  }
}

/** Microseconds per event: on the wall, of the monitor's processor, and in rounds from first statement to COMMIT. */
async function timed(installation, monitor, events) {
  const rounds = () => counterOf(`${monitor.http}/metrics`, 'tam_round_seconds_sum');
  const [cpu, inRounds] = [monitor.cpuSeconds(), await rounds()];
  const seconds = await installation.drive(events);
  const micro = (value) => Math.round((value / events.length) * 1e6);
  return {
    wall: micro(seconds),
    processor: micro(monitor.cpuSeconds() - cpu),
    rounds: micro((await rounds()) - inRounds),
  };
}

/** By what each figure has grown. */
function factor(before, after) {
  return Object.fromEntries(
    Object.keys(before).map((name) => [name, Math.round((after[name] / before[name]) * 100) / 100]),
  );
}

function say(text) {
  process.stderr.write(`growth bench: ${text}\n`);
}
