import { formatInstant } from '@tam/events';
import { canonicalJson, sha256Hex } from '@tam/record';
import type { EventDraft } from './compile-mapping';

/**
 * Id of an event that a row made: SHA-256 of its source, row key, type, name, revision and content, so that the same
 * row gives the same event wherever and whenever it is imported. The revision tells a content that comes back after a
 * correction from the voided event that first had it.
 */
export function eventId(source: string, key: string, draft: EventDraft, revision: number): string {
  const content = { time: formatInstant(draft.time), data: draft.data };
  return sha256Hex(canonicalJson(['tam.import.1', source, key, draft.type, draft.name, revision, content]));
}
