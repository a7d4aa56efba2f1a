import type { Facets, RoundWrites } from '@tam/monitor';
import type { Report } from './divergence';
import type { WatchedDatabase } from './watched-database';

/** Counts, from the rows themselves, what the monitor keeps counted. */
export class CountTally {
  constructor(private readonly revisions = new Map<string, number>()) {}

  copy(): CountTally {
    return new CountTally(new Map(this.revisions));
  }

  add(writes: RoundWrites): void {
    for (const { partition, facets, status } of writes.standings) {
      const key = keyOf(partition, facets, status);
      this.revisions.set(key, (this.revisions.get(key) ?? 0) + 1);
    }
  }

  /** Scans all rows. */
  check(database: WatchedDatabase, report: Report): void {
    const outcomes = new Map<string, number>();
    for (const { partition, facets, status } of database.standings.values()) {
      const key = keyOf(partition, facets, status);
      outcomes.set(key, (outcomes.get(key) ?? 0) + 1);
    }
    let seen = 0;
    for (const row of database.counts.values()) {
      const key = keyOf(row.partition, row.facets, row.status);
      if (row.outcomes !== (outcomes.get(key) ?? 0) || row.revisions !== (this.revisions.get(key) ?? 0)) {
        const scanned = `${outcomes.get(key) ?? 0} in ${this.revisions.get(key) ?? 0} revisions`;
        report('counts', `${key}: ${row.outcomes} in ${row.revisions} revisions, not ${scanned}`);
      }
      if (this.revisions.has(key)) seen++;
    }
    if (seen !== this.revisions.size) report('counts', `${this.revisions.size - seen} counts are not kept`);
  }
}

function keyOf(partition: number, facets: Facets, status: string): string {
  const { standard, region, network, lineOfBusiness, month } = facets;
  return [partition, standard, region, network, lineOfBusiness, month, status].join(' ');
}
