import type { TamEvent } from '@tam/events';
import { EVENT_VOIDED } from '@tam/record';
import type { EventDraft, RowDrafts } from './compile-mapping';
import { eventId } from './event-id';

/** What the importer remembers of one event of one row. */
export interface KeptEvent {
  readonly name: string;
  /** Id of the event that stands; '' where the last one was voided and nothing took its place. */
  readonly id: string;
  /** How often it was corrected. */
  readonly revision: number;
  readonly memberRef: string;
  readonly caseId: string;
}

/** The events to send for a row, corrections first, and what to remember of it. */
export interface Reconciled {
  readonly events: readonly TamEvent[];
  readonly kept: readonly KeptEvent[];
  readonly changed: boolean;
}

/**
 * Compares what a row says with what it said last time. What is the same is not sent again; what differs is voided,
 * with the key of the voided event, and sent anew; what the row no longer says is voided. A correction could not be
 * known before this import (`importedAt`, epoch ms), so that is its recorded time unless the row has one.
 */
export function reconcile(
  source: string,
  { key, drafts }: RowDrafts,
  before: readonly KeptEvent[],
  importedAt: number,
): Reconciled {
  const events: TamEvent[] = [];
  const kept: KeptEvent[] = [];
  for (const draft of drafts) {
    const last = before.find(({ name }) => name === draft.name);
    if (last === undefined) {
      kept.push(keep(eventId(source, key, draft, 0), draft, 0));
      events.push(eventOf(source, draft, kept.at(-1)!.id, draft.recordedTime));
      continue;
    }
    if (last.id !== '' && last.id === eventId(source, key, draft, last.revision)) {
      kept.push(last);
      continue;
    }
    const revision = last.revision + 1;
    const id = eventId(source, key, draft, revision);
    if (last.id !== '') events.push(voidOf(source, key, last, importedAt, id));
    events.push(eventOf(source, draft, id, draft.recordedTime ?? importedAt));
    kept.push(keep(id, draft, revision));
  }
  for (const last of before) {
    if (drafts.some(({ name }) => name === last.name)) continue;
    if (last.id !== '') events.push(voidOf(source, key, last, importedAt));
    kept.push({ ...last, id: '' });
  }
  return { events, kept, changed: events.length > 0 };
}

function keep(id: string, draft: EventDraft, revision: number): KeptEvent {
  return { name: draft.name, id, revision, ...subjectOf(draft) };
}

/** Values that are no texts are left to the check of the contract, which names them. */
function subjectOf({ data }: EventDraft): { memberRef: string; caseId: string } {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { memberRef: text(data['memberRef']), caseId: text(data['caseId']) };
}

function eventOf(source: string, draft: EventDraft, id: string, recordedTime: number | undefined): TamEvent {
  return {
    source,
    id,
    type: draft.type,
    time: draft.time,
    ...(recordedTime === undefined ? {} : { recordedTime }),
    ...subjectOf(draft),
    data: draft.data,
  };
}

function voidOf(
  source: string,
  key: string,
  last: KeptEvent,
  importedAt: number,
  replacedBy?: string,
): TamEvent {
  const { memberRef, caseId } = last;
  const data = {
    memberRef,
    caseId,
    voids: { source, id: last.id },
    by: { office: 'system' },
    reasonCode: 'entered-in-error',
    ...(replacedBy === undefined ? {} : { replacedBy: { source, id: replacedBy } }),
  };
  const draft: EventDraft = {
    name: last.name,
    type: EVENT_VOIDED,
    time: importedAt,
    recordedTime: importedAt,
    data,
  };
  return eventOf(source, draft, eventId(source, key, draft, last.revision), importedAt);
}
