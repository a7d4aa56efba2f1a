/** Loaded before a service: SIGUSR2 keeps its only thread busy for as many seconds as FAULT_BLOCK_SECONDS says. */
process.on('SIGUSR2', () => {
  const until = Date.now() + 1_000 * Number(process.env.FAULT_BLOCK_SECONDS);
  while (Date.now() < until);
});
