import { BenchInstallation, machine, until } from './lib/bench-installation.mjs';
import { requestDueAt } from './lib/open-cases.mjs';

/** What DESIGN asks of a herd. */
const TARGET = { perSecond: 4000 };
const PARTITIONS = 4;
/** Events a second at which the cases are surely opened before they fall due. */
const SURE_RATE = 250;
const LEAD = 10_000;

/** With --quick. */
export const QUICK = { events: 4_000 };

/** Deadlines of as many members as there are events, all in one instant and on four partitions: how many are said a second. */
export async function bench({ events = 20_000 }) {
  say('starting broker, database and monitor');
  const installation = await BenchInstallation.open({ partitions: PARTITIONS });
  try {
    await installation.startMonitor();
    const dueAt = Date.now() + LEAD + (events / SURE_RATE) * 1000;
    say(`opening ${events} cases that fall due in one instant`);
    await installation.drive(
      Array.from({ length: events }, (_, n) => requestDueAt(`herd-${n}`, dueAt)),
      dueAt - Date.now(),
    );
    say(`waiting ${Math.round((dueAt - Date.now()) / 1000)} s for the instant`);
    const said = async () => {
      const [row] = await installation.rows(
        "SELECT count(*) AS n FROM access.revisions WHERE status = 'breached'",
      );
      return Number(row.n);
    };
    await until('the instant comes', () => Date.now() >= dueAt, dueAt - Date.now() + 1000);
    let first;
    await until('every deadline is said', async () => {
      const count = await said();
      if (count > 0) first ??= (Date.now() - dueAt) / 1000;
      return count >= events;
    });
    const seconds = (Date.now() - dueAt) / 1000;
    const perSecond = Math.round(events / seconds);
    return {
      bench: 'herd',
      members: events,
      partitions: PARTITIONS,
      machine: machine(),
      firstSaidSeconds: first,
      seconds,
      perSecond,
      target: { ...TARGET, reached: perSecond >= TARGET.perSecond },
    };
  } finally {
    await installation.close();
  }
}

function say(text) {
  process.stderr.write(`herd bench: ${text}\n`);
}
