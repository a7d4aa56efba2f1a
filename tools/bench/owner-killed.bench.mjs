import { setTimeout as pause } from 'node:timers/promises';
import { BenchInstallation, machine, until } from './lib/bench-installation.mjs';
import { membersOn, openRequest, requestDueAt } from './lib/open-cases.mjs';

const SESSION_SECONDS = 10;
/** What DESIGN asks when the owner of a partition is killed. */
const TARGET = { silentSeconds: 3, trafficSeconds: SESSION_SECONDS + 4 };
const PARTITIONS = 4;
/** Deadlines on the silent partition, ms apart, and from which instant on and for how long there are some. */
const APART = 250;
const LEAD = 4_000;
const KILL_AFTER = 7_000;
const COVERED = 30_000;
const BEAT = 50;

/** With --quick. */
export const QUICK = { runs: 1 };

/**
 * Two monitors share the partitions; one is killed with -9. How late a deadline on a silent partition of the dead one is
 * said (the round that says it begins), and how long a partition of his with traffic stands still (until a commit is
 * seen). The worst of the runs counts.
 */
export async function bench({ runs = 5 }) {
  say('starting broker, database and two monitors');
  const env = { KAFKA_SESSION_SECONDS: String(SESSION_SECONDS) };
  const installation = await BenchInstallation.open({ partitions: PARTITIONS, env });
  try {
    const monitors = [await installation.startMonitor(), await installation.startMonitor()];
    const seen = [];
    for (let run = 0; run < runs; run++) {
      say(`run ${run + 1} of ${runs}`);
      seen.push(await killOne(installation, monitors, run));
      monitors.push(...(run + 1 < runs ? [await installation.startMonitor()] : []));
    }
    const silentSeconds = Math.max(...seen.map((one) => one.silentLatestSeconds));
    const trafficSeconds = Math.max(...seen.map((one) => one.trafficSeconds));
    return {
      bench: 'owner-killed',
      partitions: PARTITIONS,
      sessionSeconds: SESSION_SECONDS,
      machine: machine(),
      ...{ silentSeconds, trafficSeconds },
      target: {
        ...TARGET,
        silentReached: silentSeconds <= TARGET.silentSeconds,
        trafficReached: trafficSeconds <= TARGET.trafficSeconds,
      },
      runs: seen,
    };
  } finally {
    await installation.close();
  }
}

/** Kills the first of the two monitors and takes it from the list. */
async function killOne(installation, monitors, run) {
  const [silent, busy] = await partitionsOf(installation, monitors, run);
  const victim = monitors.shift();
  const begin = Date.now() + LEAD;
  const names = membersOn(silent, PARTITIONS, COVERED / APART, `silent-${run}`);
  await installation.drive(names.map((name, n) => requestDueAt(name, begin + n * APART)));
  if (Date.now() > begin) throw new Error('The deadlines were not there in time.');
  const traffic = new Traffic(installation, membersOn(busy, PARTITIONS, 2_000, `busy-${run}`));
  await pause(begin + KILL_AFTER - LEAD - Date.now());
  await victim.kill();
  const killedAt = Date.now();
  say(`killed the owner of partitions ${silent} (silent) and ${busy} (traffic)`);
  const goneOn = async () => {
    const [row] = await installation.rows(
      'SELECT count(*) AS n FROM access.revisions WHERE partition = $1 AND recorded_at > $2',
      [busy, new Date(killedAt)],
    );
    return Number(row.n) > 0;
  };
  await until('the partition with traffic goes on', goneOn);
  const goneOnAt = Date.now();
  await until(
    'the last deadline is said',
    async () => (await said(installation, run)).length >= names.length,
  );
  await traffic.stop();
  const after = (await said(installation, run)).filter(({ due }) => Number(due) >= killedAt);
  const round = (ms) => Math.round(ms) / 1000;
  return {
    deadlinesAfterTheKill: after.length,
    silentFirstSeconds: round(Number(after[0].at) - Number(after[0].due)),
    silentLatestSeconds: round(Math.max(...after.map(({ at, due }) => at - due))),
    trafficSeconds: round(goneOnAt - killedAt),
  };
}

/** Two partitions of the first monitor, found by who writes; both instances must have some. */
async function partitionsOf(installation, monitors, run) {
  let own = [];
  let n = 0;
  await until('both monitors have partitions', async () => {
    n += 1;
    for (let partition = 0; partition < PARTITIONS; partition++)
      await installation.drive(membersOn(partition, PARTITIONS, 1, `warm-${run}-${n}`).map(openRequest));
    const rows = await installation.rows('SELECT partition, writer FROM access.progress ORDER BY partition');
    const of = ({ child }) => rows.filter(({ writer }) => writer.includes(`-${child.pid}-`));
    own = of(monitors[0]).map(({ partition }) => partition);
    await pause(500);
    return own.length === 2 && of(monitors[1]).length === 2;
  });
  return own;
}

/** Deadlines that were said of the silent members of a run, in their order, epoch ms. */
function said(installation, run) {
  return installation.rows(
    `SELECT extract(epoch FROM s.due_at) * 1000 AS due, extract(epoch FROM r.recorded_at) * 1000 AS at
     FROM access.standings s JOIN access.revisions r ON r.partition = s.partition AND r.seq = s.seq
     WHERE s.status = 'breached' AND s.member_ref LIKE $1 ORDER BY s.due_at`,
    [`silent-${run}-%`],
  );
}

/** Twenty new requests a second on one partition. */
class Traffic {
  constructor(installation, members) {
    this.installation = installation;
    this.isOn = true;
    this.sending = this.run(installation, members);
  }

  async run(installation, members) {
    for (const member of members) {
      if (!this.isOn) return;
      await installation.producer.send(openRequest(member));
      await pause(BEAT);
    }
  }

  async stop() {
    this.isOn = false;
    await this.sending;
    await this.installation.producer.flush();
  }
}

function say(text) {
  process.stderr.write(`owner-killed bench: ${text}\n`);
}
