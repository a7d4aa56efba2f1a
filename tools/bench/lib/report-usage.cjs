// Preloaded into a measured process: on exit it writes what the process used, as the system counted it.
const { writeFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.TAM_BENCH_USAGE,
    JSON.stringify({
      wallSeconds: performance.now() / 1000,
      cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
      peakBytes: maxRSS * 1024,
    }),
  );
});
