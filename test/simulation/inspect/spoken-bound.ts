import type { DeclaredSource, Facets, MemoryLog, SourcePlan } from '@tam/monitor';
import { parseInstant } from '@tam/events';
import { CONTROL } from '../schedule';

/** How far the log of a partition was read, and how far that clears it. */
export interface ReadTo {
  /** The offset gate, epoch ms. */
  readonly clearedTo: number;
  /** When the first record that is not applied could be read, over the live topics; Infinity: there is none. */
  readonly unreadSince: number;
}

/**
 * The furthest that both gates can be for something filed so. A word of a source counts only where all that could be
 * read before it is applied; who does not know of it yet may be behind this, nobody ahead of it.
 */
export function spokenBound(
  plan: SourcePlan | undefined,
  facets: Facets,
  { clearedTo, unreadSince }: ReadTo,
  log: MemoryLog,
  visibleAt: (offset: number) => number,
): number {
  let bound = clearedTo;
  for (const source of plan?.declared ?? []) {
    if (!concerns(source, facets)) continue;
    if (source.mode === 'stream') bound = Math.min(bound, clearedTo - source.lateness);
    else bound = Math.min(bound, completeThrough(source.source, unreadSince, log, visibleAt) + 1);
  }
  return Math.max(0, bound);
}

function concerns({ regions }: DeclaredSource, { region }: Facets): boolean {
  return !regions || region === 'other' || regions.includes(region);
}

function completeThrough(
  name: string,
  unreadSince: number,
  log: MemoryLog,
  visibleAt: (offset: number) => number,
): number {
  let through = -1;
  for (const item of log.read(CONTROL, 0, 0, Number.MAX_SAFE_INTEGER)?.items ?? []) {
    if (item.kind !== 'control' || item.event.data['source'] !== name) continue;
    if (visibleAt(item.offset) > unreadSince) continue;
    const claimed = item.event.data['completeThrough'];
    const instant = typeof claimed === 'string' ? parseInstant(claimed) : undefined;
    if (instant !== undefined) through = Math.max(through, Math.min(instant, item.appendTime));
  }
  return through;
}
