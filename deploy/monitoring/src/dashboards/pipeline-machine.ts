import type { Addresses } from '../model/addresses';
import type { Section } from './dashboard';
import { lines, table } from './panel';

const OF = '{job=~"$job", instance=~"$instance"}';

/** The processes themselves. */
export const machineSection = ({ runbooks }: Addresses): Section => ({
  title: 'The machines',
  panels: [
    lines(
      {
        title: 'Memory of each instance',
        description: 'Resident memory. A service may take 512 MiB; near that it is ended by its container.',
        unit: 'bytes',
        width: 8,
        links: [['What to do', `${runbooks}/memory-near-limit.md`]],
      },
      [{ expr: `process_resident_memory_bytes${OF}`, legend: '{{instance}}' }],
    ),
    lines(
      {
        title: 'CPU of each instance',
        description: 'Seconds of CPU a second. Near one, the process is at the end of what one core gives.',
        unit: 'short',
        width: 8,
        links: [['What to do', `${runbooks}/event-loop-slow.md`]],
      },
      [
        {
          expr: `sum by (instance) (rate(process_cpu_seconds_total${OF}[$__rate_interval]))`,
          legend: '{{instance}}',
        },
      ],
    ),
    lines(
      {
        title: 'Event loop standstill',
        description:
          'How long the process stands still at a time, 99th percentile. Open transactions end after 2 s.',
        unit: 's',
        width: 8,
        links: [['What to do', `${runbooks}/event-loop-slow.md`]],
      },
      [{ expr: `nodejs_eventloop_lag_p99_seconds${OF}`, legend: '{{instance}}' }],
    ),
    lines(
      {
        title: 'Partitions change hands',
        description: 'Re-balances, rounds undone by another instance, consumers built anew, in ten minutes.',
        unit: 'short',
        width: 12,
        links: [['When often', `${runbooks}/rebalances-often.md`]],
      },
      [
        { expr: `sum(increase(tam_rebalances_total${OF}[$__rate_interval]))`, legend: 're-balances' },
        { expr: 'installation:tam_fenced:increase10m', legend: 'rounds undone' },
        { expr: `sum(increase(tam_crashes_total${OF}[$__rate_interval]))`, legend: 'consumers built anew' },
        {
          expr: `sum by (whose) (increase(tam_clock_jumps_total${OF}[$__rate_interval]))`,
          legend: 'clock of {{whose}} set',
        },
      ],
    ),
    table(
      {
        title: 'Who answers',
        description: 'Instances that Prometheus scrapes: 1 answers, 0 does not.',
        unit: 'short',
        width: 12,
        links: [['When none does', `${runbooks}/monitor-absent.md`]],
      },
      [{ expr: `max by (job, instance) (up${OF})`, legend: '' }],
    ),
  ],
});
