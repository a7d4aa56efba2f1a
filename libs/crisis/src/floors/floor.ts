import type { StoredEvent } from '@tam/record';
import type { Level } from '../ladder/level';
import type { Severity } from '../rules/rule-definition';
import type { EvidenceCode } from './evidence-code';

/** Worse, where care is also booked later than `bookedBeyond` (ms from the evidence) and nobody qualified spoke with the member. */
export interface RaisedSeverity {
  readonly severity: Severity;
  readonly bookedBeyond: number;
}

/** Something on record that bears on how long the member may wait. Instants are epoch ms. */
export interface Evidence {
  readonly code: EvidenceCode;
  /** The row of the floor table; `assessed` where a qualified person found the level. */
  readonly row: string;
  /** Undefined: an acuity note, which gives no floor. */
  readonly level: Level | undefined;
  /** Of a route below the level. */
  readonly severity: Severity;
  /** Whether the row asks for live contact with a qualified person. */
  readonly liveContact: boolean;
  readonly raised: RaisedSeverity | undefined;
  readonly at: number;
  /** The last instant at which it gives a floor; later it is history. */
  readonly until: number;
  readonly caseId: string;
  readonly event: StoredEvent;
  /** The screening it comes from; undefined: it was stated or assessed. */
  readonly screeningId: string | undefined;
  /** What qualified persons said of it afterwards, in total order. */
  readonly settlements: readonly Settlement[];
}

/** A qualified person's judgement after the evidence, which takes its place. */
export interface Settlement {
  /** Never less urgent than the table allows. */
  readonly level: Level;
  readonly event: StoredEvent;
  /** An assessment is of the person; a changed urgency is of its case. */
  readonly scope: 'member' | 'case';
}

/** The least urgent route that the evidence on record permits. */
export interface Floor {
  readonly level: Level;
  /** Of a route below it; undefined: none (a qualified person said it may wait). */
  readonly severity: Severity | undefined;
  readonly liveContact: boolean;
  readonly raised: RaisedSeverity | undefined;
  /** What gives the level, in total order. */
  readonly evidence: readonly Evidence[];
  /** A qualified person set the level. */
  readonly settled: boolean;
}

/** Asks for floors. An event asks about what stood before it in total order, an instant about all up to and with it. */
export interface FloorReader {
  /** All evidence of the member, in total order, notes and history included. */
  readonly evidence: readonly Evidence[];
  /** The floor of a case; undefined: no evidence, no floor. */
  floorAt(caseId: string, when: number | StoredEvent): Floor | undefined;
  /** What takes the place of evidence in a case at that point; undefined: it stands as it is. */
  settlementAt(evidence: Evidence, caseId: string, when: number | StoredEvent): Settlement | undefined;
}
