import { hasSpoken, isMachine } from '@tam/access';
import { isKnownCode, type RegistryName } from '@tam/events';
import type { FileOutcome } from '@tam/monitor';
import type { CaseRecord, Determination, StoredEvent } from '@tam/record';

const OFFERS = new Set(['scheduling.slot-offered.v1', 'scheduling.appointment-booked.v1']);
const UNKNOWN = 'other';

/**
 * What pages, counts and gauges need of a determination. Places are those the outcome itself tells; a code that no
 * registry lists is filed under `other`, so that labels stay closed. The network is the deployer's own word and never a
 * label.
 */
export const fileDetermination: FileOutcome<Determination> = (outcome, record) => ({
  facets: {
    standard: outcome.standard,
    region: known('region', outcome.region),
    network: outcome.network ?? UNKNOWN,
    lineOfBusiness: known('lineOfBusiness', outcome.lineOfBusiness),
    month: outcome.period.slice(0, 'YYYY-MM'.length),
  },
  dueAt: Date.parse(outcome.dueAt),
  offered: isOffered(outcome, record),
});

/** Whether anything is there that could keep the promise: of a call the answer of a person, of the rest an offer. */
function isOffered({ anchorKey }: Determination, { events }: CaseRecord): boolean {
  return events.some(anchorKey.startsWith('call:') ? isAnswer : ({ type }) => OFFERS.has(type));
}

function isAnswer(event: StoredEvent): boolean {
  return hasSpoken(event) && !isMachine(event);
}

const known = (registry: RegistryName, code: string | undefined): string =>
  code !== undefined && isKnownCode(registry, code) ? code : UNKNOWN;
