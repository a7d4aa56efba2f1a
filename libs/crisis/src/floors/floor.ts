import type { StoredEvent } from '@tam/record';
import type { Level } from '../ladder/level';
import type { Severity } from '../rules/rule-definition';
import type { EvidenceCode } from './evidence-code';

/** Something on record that bears on how long the member may wait. Instants are epoch ms. */
export interface Evidence {
  readonly code: EvidenceCode;
  /** The row of the floor table. */
  readonly row: string;
  /** Undefined: an acuity note, which gives no floor. */
  readonly level: Level | undefined;
  /** Of a route below the level. */
  readonly severity: Severity;
  /** Whether the row asks for live contact with a qualified person. */
  readonly liveContact: boolean;
  readonly at: number;
  /** The last instant at which it gives a floor; later it is history. */
  readonly until: number;
  readonly caseId: string;
  readonly event: StoredEvent;
  /** The screening it comes from; undefined: it was stated. */
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
  readonly severity: Severity;
  readonly liveContact: boolean;
  /** What gives the level, earliest first. */
  readonly evidence: readonly Evidence[];
  /** A qualified person set it. */
  readonly settled: boolean;
}

/** Asks for floors. An event asks about what stood before it in total order, an instant about all up to and with it. */
export interface FloorReader {
  /** All evidence of the member, in total order, notes and history included. */
  readonly evidence: readonly Evidence[];
  /** The floor of a case; undefined: no evidence, no floor. */
  floorAt(caseId: string, when: number | StoredEvent): Floor | undefined;
}
