import { isKnownCode, type RegistryName } from '@tam/events';
import type { FileOutcome } from '@tam/monitor';
import type { CaseRecord, Determination } from '@tam/record';

const OFFERS = new Set(['scheduling.slot-offered.v1', 'scheduling.appointment-booked.v1']);
const REQUEST = 'intake.request-received.v1';
const UNKNOWN = 'other';

/**
 * What pages, counts and gauges need of a determination. Places come from the case's request; a code that no registry
 * lists is filed under `other`, so that labels stay closed. The network is the deployer's own word and never a label.
 */
export const fileDetermination: FileOutcome<Determination> = (outcome, record) => ({
  facets: {
    standard: outcome.standard,
    region: known('region', textOf(record, 'region')),
    network: textOf(record, 'network') ?? UNKNOWN,
    lineOfBusiness: known('lineOfBusiness', textOf(record, 'lineOfBusiness')),
    month: outcome.period.slice(0, 'YYYY-MM'.length),
  },
  dueAt: Date.parse(outcome.dueAt),
  offered: record.events.some(({ type }) => OFFERS.has(type)),
});

function textOf(record: CaseRecord, field: string): string | undefined {
  const value = record.events.find(({ type }) => type === REQUEST)?.fields[field];
  return typeof value === 'string' ? value : undefined;
}

const known = (registry: RegistryName, code: string | undefined): string =>
  code !== undefined && isKnownCode(registry, code) ? code : UNKNOWN;
