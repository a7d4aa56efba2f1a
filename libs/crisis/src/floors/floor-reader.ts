import { compareEvents, type StoredEvent } from '@tam/record';
import { compareLevels, type Level } from '../ladder/level';
import type { Severity } from '../rules/rule-definition';
import type { MemberTimeline } from '../timeline/member-timeline';
import { collectEvidence } from './collect-evidence';
import type { Evidence, Floor, FloorReader, RaisedSeverity, Settlement } from './floor';
import type { FloorRows } from './floor-rows';

const SEVERITIES: readonly (Severity | undefined)[] = ['critical', 'high', 'medium', 'quality', undefined];

/** Reads the floors of a member's cases. */
export function createFloorReader(member: MemberTimeline, rows: FloorRows): FloorReader {
  const evidence = collectEvidence(member, rows);
  const reader: FloorReader = {
    evidence,
    settlementAt: (one, caseId, when) =>
      one.settlements.findLast(
        ({ scope, event }) => isBefore(event, when) && (scope === 'member' || event.caseId === caseId),
      ),
    floorAt: (caseId, when) => {
      const instant = typeof when === 'number' ? when : when.time;
      const standing = evidence.flatMap((one) => {
        if (!isBefore(one.event, when) || instant > one.until) return [];
        const word = standingOf(one, reader.settlementAt(one, caseId, when), rows);
        return word ? [word] : [];
      });
      return lowest(standing);
    },
  };
  return reader;
}

/** An event asks about what stood before it; an instant about all that happened up to and with it. */
function isBefore(event: StoredEvent, when: number | StoredEvent): boolean {
  return typeof when === 'number' ? event.time <= when : compareEvents(event, when) < 0;
}

interface Standing {
  readonly level: Level;
  readonly severity: Severity | undefined;
  readonly liveContact: boolean;
  readonly raised: RaisedSeverity | undefined;
  readonly settled: boolean;
  readonly evidence: Evidence;
}

function standingOf(
  evidence: Evidence,
  settlement: Settlement | undefined,
  { table }: FloorRows,
): Standing | undefined {
  if (evidence.level === undefined) return undefined;
  if (settlement === undefined) {
    const { level, severity, liveContact, raised } = evidence;
    return { level, severity, liveContact, raised, settled: evidence.row === 'assessed', evidence };
  }
  const { level } = settlement;
  const severity = table.settled.severities[level];
  return { level, severity, liveContact: false, raised: undefined, settled: true, evidence };
}

function lowest(standing: readonly Standing[]): Floor | undefined {
  const [first] = standing;
  if (first === undefined) return undefined;
  const level = standing.reduce((a, b) => (compareLevels(b.level, a.level) < 0 ? b : a)).level;
  const giving = standing.filter((one) => one.level === level);
  const worst = giving.reduce((a, b) =>
    SEVERITIES.indexOf(b.severity) < SEVERITIES.indexOf(a.severity) ? b : a,
  );
  return {
    level,
    severity: worst.severity,
    liveContact: giving.some(({ liveContact }) => liveContact),
    raised: giving.find(({ raised }) => raised !== undefined)?.raised,
    evidence: giving.map(({ evidence }) => evidence),
    settled: giving.every(({ settled }) => settled),
  };
}
