import {
  FloorRows,
  givenItems,
  scoreScreening,
  type FloorTable,
  type RuleSet,
  type Score,
} from '@tam/crisis';
import { formatInstant, type Json } from '@tam/events';
import type { StoredEvent } from '@tam/record';

/** What rule sets a screening is scored with. */
export interface Scorers {
  /** One rule set an instrument. */
  readonly ruleSets: readonly RuleSet[];
  /** The rule set that is compared with the one of its instrument. */
  readonly compared: RuleSet | undefined;
  readonly floors: FloorTable;
}

/** What one rule set says of a screening. */
export interface Scored {
  readonly ruleSet?: { readonly id: string; readonly version: string };
  readonly band: string;
  readonly atLeast?: string;
  readonly total?: number;
  /** Missing: it gives no floor. */
  readonly floor?: string;
  readonly evidence: readonly string[];
  readonly flags: readonly string[];
}

/** One line of the output: a screening with its score. */
export interface ScoreLine extends Scored {
  readonly kind: 'score';
  readonly memberRef: string;
  readonly caseId: string;
  readonly screeningId: string;
  readonly instrument: string;
  readonly event: { readonly source: string; readonly id: string };
  readonly at: string;
  /** What the other rule set says; `differs` names what is not the same. */
  readonly compared?: Scored & { readonly differs: readonly ('band' | 'floor')[] };
}

/** The line of a recorded screening. */
export function scoreLine(memberRef: string, event: StoredEvent, scorers: Scorers): ScoreLine {
  const { ruleSets, compared } = scorers;
  const instrument = textOf(event.fields['instrument']);
  const scored = scoredBy(event, instrument, ruleSets, scorers.floors);
  const other =
    compared === undefined || compared.instrument !== instrument
      ? undefined
      : scoredBy(event, instrument, withInstead(ruleSets, compared), scorers.floors);
  return {
    kind: 'score',
    memberRef,
    caseId: event.caseId,
    screeningId: textOf(event.fields['screeningId']),
    instrument,
    event: { source: event.source, id: event.id },
    at: formatInstant(event.time),
    ...scored,
    ...(other && { compared: { ...other, differs: differences(scored, other) } }),
  };
}

/** Some rule sets with one of them in the place of that of its instrument. */
export function withInstead(ruleSets: readonly RuleSet[], one: RuleSet): readonly RuleSet[] {
  return [one, ...ruleSets.filter(({ instrument }) => instrument !== one.instrument)];
}

function scoredBy(
  event: StoredEvent,
  instrument: string,
  ruleSets: readonly RuleSet[],
  floors: FloorTable,
): Scored {
  const by = event.fields['administeredBy'] as { readonly office?: string } | undefined;
  const outcome = event.fields['outcome'];
  const score = scoreScreening(
    {
      instrument,
      items: givenItems(event.fields['items']),
      outcome: typeof outcome === 'string' ? outcome : undefined,
      office: by?.office,
    },
    { ruleSets },
  );
  return shown(score, new FloorRows(floors));
}

function shown({ ruleSet, band, atLeast, total, evidence, flags }: Score, rows: FloorRows): Scored {
  const floor = rows.mostUrgent(evidence)?.level;
  return {
    ...(ruleSet && { ruleSet }),
    band,
    ...(atLeast !== undefined && { atLeast }),
    ...(total !== undefined && { total }),
    ...(floor !== undefined && { floor }),
    evidence,
    flags,
  };
}

function differences(a: Scored, b: Scored): readonly ('band' | 'floor')[] {
  const differ: ('band' | 'floor')[] = [];
  if (a.band !== b.band || a.atLeast !== b.atLeast) differ.push('band');
  if (a.floor !== b.floor) differ.push('floor');
  return differ;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
