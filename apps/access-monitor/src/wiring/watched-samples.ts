import type { CountedSample } from '@tam/observability';
import type { WatchedCounts } from '@tam/store';

/** Reads the counts that no round keeps, as seen from an instant (epoch ms). */
export type ReadWatchedCounts = (at: number) => Promise<WatchedCounts>;

/** These counts as values of the state gauges; `at` is when they were read, epoch ms. */
export function watchedSamples(
  { due, letters, unpublished }: WatchedCounts,
  at: number,
): readonly CountedSample[] {
  return [
    ...due.map(({ standard, region, within, offered, clocks }): CountedSample => {
      const offer = offered ? 'insufficient' : 'none';
      return { name: 'tam_clocks_due', labels: { standard, region, within, offer }, value: clocks };
    }),
    ...letters.map((row): CountedSample => ({
      name: 'tam_dead_letters_open',
      labels: { code: row.code },
      value: row.letters,
    })),
    { name: 'tam_unpublished_revisions', labels: {}, value: unpublished.revisions },
    {
      name: 'tam_unpublished_oldest_timestamp_seconds',
      labels: {},
      value: (unpublished.oldestAt ?? at) / 1_000,
    },
  ];
}
