import { readEnvironment, requireKafka } from '@tam/config';
import { createEventProducer } from '@tam/kafka';
import type { Cast } from '../traffic/casting';
import type { Stretch } from '../traffic/history';
import { LiveTraffic } from '../traffic/live';
import { BackfillOutlet, FileOutlet, LiveOutlet, type Outlet } from '../run/outlet';
import { progressBar } from '../run/progress';
import { runLive } from '../run/run-live';
import { StopSignal } from '../run/stop-signal';
import { TruthBook } from '../run/truth-book';
import { writeHistory } from '../run/write-history';
import type { Plan } from './plan';

const DAY = 86_400_000;
/** Cases that fall due within the first minutes of live traffic. */
const CLOSING_CASES = 100;
const CLOSING_WITHIN = 10 * 60_000;

/** A past, to a file. The same plan writes the same bytes. */
export async function simulateToFile(plan: Plan, path: string, end: number): Promise<void> {
  const book = new TruthBook(plan.truth, end);
  const outlet = new FileOutlet(path);
  try {
    const events = await sendHistory(plan, castOf(plan, end), end, outlet, book, new StopSignal());
    report(book, `${events} events to ${path}`);
  } finally {
    outlet.close();
    book.close();
  }
}

/** A past and then, if wanted, live traffic, to the brokers that the environment names. */
export async function simulateToBrokers(plan: Plan): Promise<void> {
  const kafka = requireKafka(readEnvironment(process.env));
  const producer = createEventProducer({ ...kafka, clientId: `${kafka.clientId}-simulator` });
  const stop = new StopSignal();
  const now = plan.end ?? Date.now();
  const cast = castOf(plan, now);
  const book = new TruthBook(plan.truth, plan.live === undefined ? now : undefined, now);
  let cut = now;
  try {
    const traffic =
      plan.live &&
      new LiveTraffic(
        cast,
        {
          rate: plan.live.rate,
          misbehaviour: plan.misbehaviour,
          firstCase: plan.cases,
          onTold: (told, way) => book.add(told, way),
        },
        now,
      );
    const past = new BackfillOutlet(producer);
    const sent = await sendHistory(plan, cast, now, past, book, stop, traffic);
    report(book, `${sent} events of history`);
    if (traffic && plan.live) {
      traffic.openClosing(CLOSING_CASES, Date.now(), CLOSING_WITHIN);
      const count = progressBar('live', 'events', 0);
      const ended = await runLive({
        traffic,
        outlet: new LiveOutlet(producer),
        pulse: { now: Date.now, sleep: (ms) => stop.sleep(ms) },
        until: Date.now() + plan.live.length,
        isStopped: stop.isStopped,
        onEvents: (events) => count.update(events),
      });
      count.stop();
      cut = ended.cut;
      report(book, `${ended.events} live events`);
    }
  } finally {
    book.close(cut);
    await producer.close();
  }
}

async function sendHistory(
  plan: Plan,
  cast: Cast,
  end: number,
  outlet: Outlet,
  book: TruthBook,
  stop: StopSignal,
  traffic?: LiveTraffic,
): Promise<number> {
  const stretch: Stretch = { cases: plan.cases, from: end - plan.days * DAY, end };
  const bar = progressBar('history', 'cases', plan.cases);
  try {
    return await writeHistory({
      cast,
      stretch,
      misbehaviour: plan.misbehaviour,
      listener: {
        onTold: (told, way) => book.add(told, way),
        ...(traffic && { onLeft: (delivery) => traffic.add(delivery) }),
      },
      outlet,
      onCases: (cases) => bar.update(cases),
      isStopped: stop.isStopped,
    });
  } finally {
    bar.stop();
  }
}

/** Runs to brokers never share an id, so that a second one adds to the first; a file's ids follow from its plan. */
function castOf(plan: Plan, end: number): Cast {
  return {
    seed: plan.seed,
    run: `${plan.seed}-${end.toString(36)}`,
    stories: plan.stories,
    regions: plan.regions,
  };
}

function report(book: TruthBook, what: string): void {
  process.stderr.write(`synthetic: ${what}; ${book.stories} stories, ${book.clocks} clocks\n`);
}
