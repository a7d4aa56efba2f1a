import type { CaseRecord, Outcome } from '@tam/record';
import type { Facets } from './ports';

/** What pages, counts and gauges need of an outcome beside its status. */
export interface Filing {
  readonly facets: Facets;
  /** Epoch ms; null where the outcome has no due date. */
  readonly dueAt: number | null;
  /** Whether anything was offered or booked so far. */
  readonly offered: boolean;
}

/** Files an outcome; `record` is its case. Pure, and only asked when an outcome has changed. */
export type FileOutcome<O extends Outcome = Outcome> = (outcome: O, record: CaseRecord) => Filing;

/** The text under which facets are numbered in the dictionary. */
export function facetsText(facets: Facets): string {
  const { standard, region, network, lineOfBusiness, month } = facets;
  return JSON.stringify(['facets', standard, region, network, lineOfBusiness, month]);
}

export function facetsOf(text: string): Facets {
  const [, standard = '', region = '', network = '', lineOfBusiness = '', month = ''] = JSON.parse(
    text,
  ) as string[];
  return { standard, region, network, lineOfBusiness, month };
}
