import type { Basis, Standing } from '@tam/monitor';
import { writeCursor } from './clock-query';
import type { CaseOutcome } from './lookups';

/** One case of one member, with the entry of the revision log that each of its outcomes rests on. */
export interface CaseAnswer {
  readonly memberRef: string;
  readonly caseId: string;
  readonly outcomes: readonly unknown[];
}

/** A clock as the list shows it. Instants are ISO 8601 UTC. */
export interface ClockAnswer {
  readonly id: string;
  readonly memberRef: string;
  readonly caseId: string;
  readonly standard: string;
  readonly status: string;
  readonly basis: Basis;
  readonly dueAt: string | null;
  readonly offered: boolean;
  readonly region: string;
  readonly network: string;
  readonly lineOfBusiness: string;
}

export interface ClockPage {
  readonly clocks: readonly ClockAnswer[];
  /** The cursor of the next page; absent on the last one. */
  readonly next?: string;
}

/** Outcomes gathered by member; they come sorted by memberRef. */
export function toCases(outcomes: readonly CaseOutcome[]): CaseAnswer[] {
  const cases: { memberRef: string; caseId: string; outcomes: unknown[] }[] = [];
  for (const { standing, entry } of outcomes) {
    let current = cases.at(-1);
    if (current?.memberRef !== standing.memberRef) {
      current = { memberRef: standing.memberRef, caseId: standing.caseId, outcomes: [] };
      cases.push(current);
    }
    current.outcomes.push(JSON.parse(entry));
  }
  return cases;
}

/** A full page has a cursor, also if nothing follows it: the next page is then empty. */
export function toClockPage(standings: readonly Standing[], limit: number): ClockPage {
  const last = standings.at(-1);
  const clocks = standings.map(toClock);
  return last && standings.length >= limit ? { clocks, next: writeCursor(last) } : { clocks };
}

function toClock({
  outcomeId,
  memberRef,
  caseId,
  status,
  basis,
  facets,
  dueAt,
  offered,
}: Standing): ClockAnswer {
  return {
    id: outcomeId,
    memberRef,
    caseId,
    standard: facets.standard,
    status,
    basis,
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    offered,
    region: facets.region,
    network: facets.network,
    lineOfBusiness: facets.lineOfBusiness,
  };
}
