import { setTimeout as pause } from 'node:timers/promises';
import { BenchInstallation, machine, until } from './lib/bench-installation.mjs';
import { membersOn, openRequest, requestDueAt } from './lib/open-cases.mjs';
import { histogramOf, quantile } from './lib/scrape.mjs';

/** What DESIGN asks between a deadline and its commit. */
const TARGET = { p99Seconds: 1 };
const PARTITIONS = 24;
const LATENESS = 'tam_deadline_lateness_seconds';
const SURE_RATE = 400;
const LEAD = 10_000;
const BETWEEN = 5_000;
const BEAT = 50;

/** With --quick. */
export const QUICK = { rate: 200, seconds: 8 };

/**
 * Deadlines that fall due at a steady rate: first while nothing is said on any partition, then while as many new events
 * a second come on every other partition. `recorded` is exact and ends where the round begins; `committed` is
 * the bound of the bucket in which the monitor itself counted the answer to the COMMIT.
 */
export async function bench({ rate = 1000, seconds = 30 }) {
  say('starting broker, database and monitor');
  const installation = await BenchInstallation.open({ partitions: PARTITIONS });
  try {
    const monitor = await installation.startMonitor();
    const each = rate * seconds;
    const begin = Date.now() + LEAD + ((2 * each) / SURE_RATE) * 1000;
    const beginBusy = begin + seconds * 1000 + BETWEEN;
    say(`opening ${2 * each} cases`);
    const spread = (name, from) =>
      Array.from({ length: each }, (_, n) => requestDueAt(`${name}-${n}`, from + (n * 1000) / rate));
    await installation.drive([...spread('silent', begin), ...spread('busy', beginBusy)], begin - Date.now());

    const metrics = `${monitor.http}/metrics`;
    const traffic = Array.from({ length: PARTITIONS / 2 }, (_, i) =>
      membersOn(2 * i, PARTITIONS, Math.ceil((2 * each) / PARTITIONS), 'traffic'),
    );
    await until('deadlines begin', () => Date.now() >= begin - 500, begin - Date.now() + 1000);
    say(`${rate} deadlines a second for ${seconds} s, nothing else`);
    const before = (await histogramOf(metrics, [LATENESS]))[LATENESS];
    await saidOf(installation, 'silent', each);
    const between = (await histogramOf(metrics, [LATENESS]))[LATENESS];
    await until('deadlines go on', () => Date.now() >= beginBusy - 500);
    say(`${rate} deadlines and ${rate} events a second for ${seconds} s`);
    await steady(installation, traffic, rate, each);
    await saidOf(installation, 'busy', each);
    const after = (await histogramOf(metrics, [LATENESS]))[LATENESS];

    const at = (from, to) => ({
      p50Seconds: Number(quantile(0.5, from, to)),
      p99Seconds: Number(quantile(0.99, from, to)),
    });
    const silent = { recorded: await recorded(installation, 'silent'), committed: at(before, between) };
    const busy = {
      recordedWhereSilent: await recorded(installation, 'busy', 1),
      recordedWhereBusy: await recorded(installation, 'busy', 0),
      committed: at(between, after),
    };
    const isReached = [silent, busy].every(({ committed }) => committed.p99Seconds <= TARGET.p99Seconds);
    return {
      bench: 'deadline',
      duePerSecond: rate,
      seconds,
      partitions: PARTITIONS,
      machine: machine(),
      ...{ silent, busy },
      target: { ...TARGET, reached: isReached },
    };
  } finally {
    await installation.close();
  }
}

async function steady(installation, traffic, rate, count) {
  const since = performance.now();
  for (let sent = 0; sent < count;) {
    const due = Math.min(count, Math.floor(((performance.now() - since) / 1000) * rate));
    for (; sent < due; sent++) {
      const members = traffic[sent % traffic.length];
      await installation.producer.send(openRequest(members[Math.floor(sent / traffic.length)]));
    }
    await pause(BEAT);
  }
}

async function saidOf(installation, name, count) {
  await until(`deadlines of ${name} cases are said`, async () => {
    await pause(500);
    const [row] = await installation.rows(
      "SELECT count(*) AS n FROM access.standings WHERE status = 'breached' AND member_ref LIKE $1",
      [`${name}-%`],
    );
    return Number(row.n) >= count;
  });
}

/** Seconds from the deadline to the instant recorded, of all partitions or of the even (0) or odd (1) ones. */
async function recorded(installation, name, parity) {
  const [row] = await installation.rows(
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY late) AS p50, percentile_cont(0.99) WITHIN GROUP (ORDER BY late) AS p99,
            count(*) AS n
     FROM (SELECT extract(epoch FROM r.recorded_at - s.due_at) AS late
           FROM access.standings s JOIN access.revisions r ON r.partition = s.partition AND r.seq = s.seq
           WHERE s.status = 'breached' AND s.member_ref LIKE $1
             AND ($2::int IS NULL OR s.partition % 2 = $2)) AS lateness`,
    [`${name}-%`, parity ?? null],
  );
  return { deadlines: Number(row.n), p50Seconds: Number(row.p50), p99Seconds: Number(row.p99) };
}

function say(text) {
  process.stderr.write(`deadline bench: ${text}\n`);
}
