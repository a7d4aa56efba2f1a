import { loadSimulation } from './simulation-loader.mjs';

/**
 * One process of the long suite: takes stretches of seeds from its parent, `{ first, count, rules, mostFailures }`, and answers each
 * with what was run, what happened in it, and each divergence in words.
 */
const { runSuite, scheduleFor } = loadSimulation('suite');
const { explain } = loadSimulation('explain');

process.on('message', async ({ first, count, rules, mostFailures = Infinity }) => {
  const { schedules, figures, failures } = await runSuite(first, count, { rules, mostFailures });
  const told = [];
  for (const { seed, divergence } of failures) {
    told.push({ seed, text: await explain(scheduleFor(seed, rules), divergence) });
  }
  process.send({ schedules, figures, told });
});
// Ctrl-C reaches the whole group: what is under way is finished, and the parent asks for no more.
process.on('SIGINT', () => undefined);
process.send({ schedules: 0, told: [] });
