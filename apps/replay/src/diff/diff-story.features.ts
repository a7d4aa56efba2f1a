import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packs and assignments that the tests of the comparison use. */
export const FIXTURES = join(__dirname, 'fixtures');
export const BEFORE = join(FIXTURES, 'before');
export const AFTER = join(FIXTURES, 'after');
export const ASSIGNED = join(FIXTURES, 'assignments.yaml');
export const ASSIGNED_COMMERCIAL = join(FIXTURES, 'assignments-commercial.yaml');

/** A folder of its own for files of a test; `remove` when done. */
export function ownFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tam-diff-'));
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true }) };
}

const event = (caseId: string, number: number, type: string, time: string, data: object): string =>
  JSON.stringify({
    specversion: '1.0',
    id: `${caseId}-${number}`,
    source: '/synthetic',
    type,
    time,
    subject: caseId,
    partitionkey: `of-${caseId}`,
    data: { caseId, memberRef: `of-${caseId}`, ...data },
  });

/** Somebody asks for care in California. */
export function asked(caseId: string, time: string, data: object = {}): string {
  return event(caseId, 1, 'intake.request-received.v1', time, {
    service: 'mh-nonphysician',
    statedUrgency: 'non-urgent',
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
    ...data,
  });
}

/** A slot is offered the next day. */
export function offered(caseId: string, time: string, startsAt: string): string {
  return event(caseId, 2, 'scheduling.slot-offered.v1', time, {
    offerId: `${caseId}-offer`,
    startsAt,
    purpose: 'treatment',
    modality: 'video',
    providerRole: 'therapist',
  });
}

/** Six cases: kept under both, turned by the new limit, without urgent clock, new clock, of another line, of no pack. */
export const STORIES: readonly string[] = [
  asked('old-and-kept', '2026-10-05T09:00:00-07:00'),
  offered('old-and-kept', '2026-10-06T09:00:00-07:00', '2026-10-12T09:00:00-07:00'),
  asked('one-day-late', '2026-11-26T10:00:00-08:00'),
  offered('one-day-late', '2026-11-27T10:00:00-08:00', '2026-12-14T09:00:00-08:00'),
  asked('urgent', '2026-11-20T09:00:00-08:00', { statedUrgency: 'urgent' }),
  asked('specialist', '2026-11-20T09:00:00-08:00', { service: 'specialist' }),
  asked('of-medicaid', '2026-10-05T09:00:00-07:00', { lineOfBusiness: 'medicaid' }),
  asked('elsewhere', '2026-10-05T09:00:00-07:00', { region: 'us-zz' }),
];

/** Writes lines as a file of events. */
export function writeEvents(path: string, lines: readonly string[]): string {
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  return path;
}
