import { isKnownZone } from '@tam/calendar';
import type { CaseRecord, StoredEvent } from '@tam/record';

/** The zone of the place of care, as the case's request or call says it; UTC where nothing does. */
export function zoneOf({ events, voided }: CaseRecord): string {
  for (const event of [...events, ...voided.map((one) => one.event)]) {
    const zone = zoneIn(event);
    if (zone !== undefined) return zone;
  }
  return 'UTC';
}

function zoneIn({ fields }: StoredEvent): string | undefined {
  const zone = fields['timeZone'];
  return typeof zone === 'string' && isKnownZone(zone) ? zone : undefined;
}
