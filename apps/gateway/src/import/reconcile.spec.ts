import type { EventDraft } from './compile-mapping';
import { type KeptEvent, reconcile } from './reconcile';

const IMPORTED = Date.parse('2026-08-01T08:00:00Z');
const draft = (name: string, startsAt: string, memberRef = 'm-1'): EventDraft => ({
  name,
  type: 'scheduling.slot-offered.v1',
  time: Date.parse('2026-07-03T23:40:00Z'),
  recordedTime: undefined,
  data: { caseId: 'c-1', memberRef, startsAt },
});
const importRow = (drafts: EventDraft[], before: readonly KeptEvent[] = []) =>
  reconcile('/clinic', { key: '["c-1"]', drafts }, before, IMPORTED);

const first = importRow([draft('offer', 'Monday')]);

describe('a row that is imported again', () => {
  it('sends its events when it is new, without a recorded time that nobody told', () => {
    expect(first.events).toMatchObject([
      { source: '/clinic', type: 'scheduling.slot-offered.v1', caseId: 'c-1' },
    ]);
    expect(first.events[0]).not.toHaveProperty('recordedTime');
    expect(first.events[0]?.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it('sends nothing when nothing changed', () => {
    expect(importRow([draft('offer', 'Monday')], first.kept)).toEqual({
      events: [],
      kept: first.kept,
      changed: false,
    });
  });

  it('takes back the old event and sends the new one when its content changed', () => {
    const { events } = importRow([draft('offer', 'Tuesday')], first.kept);
    expect(events).toMatchObject([
      {
        type: 'intake.event-voided.v1',
        time: IMPORTED,
        recordedTime: IMPORTED,
        memberRef: 'm-1',
        data: {
          voids: { source: '/clinic', id: first.events[0]?.id },
          replacedBy: { source: '/clinic', id: events[1]?.id },
        },
      },
      { type: 'scheduling.slot-offered.v1', recordedTime: IMPORTED, data: { startsAt: 'Tuesday' } },
    ]);
  });

  it('sends the void with the key of the old event when the key was the mistake', () => {
    const { events } = importRow([draft('offer', 'Monday', 'm-2')], first.kept);
    expect(events.map(({ memberRef }) => memberRef)).toEqual(['m-1', 'm-2']);
  });

  it('gives a content that comes back another id than the one that was voided', () => {
    const second = importRow([draft('offer', 'Tuesday')], first.kept);
    const third = importRow([draft('offer', 'Monday')], second.kept);
    expect(third.events[1]?.id).not.toBe(first.events[0]?.id);
    expect(importRow([draft('offer', 'Monday')], third.kept).changed).toBe(false);
  });

  it('takes back an event that the row no longer tells, and sends it anew when it does again', () => {
    const gone = importRow([], first.kept);
    expect(gone.events).toMatchObject([{ type: 'intake.event-voided.v1' }]);
    expect(gone.events[0]?.data).not.toHaveProperty('replacedBy');
    expect(importRow([], gone.kept).changed).toBe(false);
    const back = importRow([draft('offer', 'Monday')], gone.kept);
    expect(back.events).toHaveLength(1);
    expect(back.events[0]?.id).not.toBe(first.events[0]?.id);
  });

  it('leaves the other events of the row alone', () => {
    const both = importRow([draft('offer', 'Monday'), draft('second', 'Friday')]);
    const { events } = importRow([draft('offer', 'Monday'), draft('second', 'Thursday')], both.kept);
    expect(events).toHaveLength(2);
    expect(events[0]?.data['voids']).toEqual({ source: '/clinic', id: both.events[1]?.id });
  });
});
