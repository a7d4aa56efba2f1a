import { TypeCompiler } from '@sinclair/typebox/compiler';
import { TOPICS } from '../topics';
import { CATALOGUE, EVENT_TYPES, instantFields, rankOf, topicOf } from './catalogue';
import { isKnownZone } from './formats';

const entries = [...CATALOGUE.values()];

describe('the catalogue', () => {
  it('has every type once, named family.past-tense.version', () => {
    expect(new Set(EVENT_TYPES).size).toBe(entries.length);
    for (const type of EVENT_TYPES)
      expect(type).toMatch(
        /^(intake|scheduling|care|authorization|referral|member|ops)\.[a-z]+(-[a-z]+)*\.v1$/,
      );
  });

  it('has the types of the design and the two that county rules need', () => {
    expect(entries).toHaveLength(71);
  });

  it.each(entries.map((entry) => [entry.type, entry] as const))(
    '%s has an example its schema takes',
    (_, entry) => {
      expect([...TypeCompiler.Compile(entry.data).Errors(entry.example)]).toEqual([]);
    },
  );

  it('describes every field', () => {
    const undescribed: string[] = [];
    for (const entry of entries)
      for (const [field, schema] of Object.entries(entry.data.properties))
        if (typeof schema.description !== 'string' && schema['items'] === undefined)
          undescribed.push(`${entry.type}.${field}`);
    expect(undescribed).toEqual([]);
  });

  it('gives every text a greatest length or a format, so that free text has no room', () => {
    for (const entry of entries)
      JSON.stringify(entry.data, (_, value: { type?: string; maxLength?: number; format?: string }) => {
        if (value !== null && typeof value === 'object' && value.type === 'string')
          expect(value.maxLength ?? value.format).toBeDefined();
        return value;
      });
  });

  it('requires caseId and memberRef of every event but those of sources', () => {
    for (const { type, topic, data } of entries) {
      const both = ['caseId', 'memberRef'].every((field) => data.required?.includes(field));
      expect([type, both]).toEqual([type, topic !== 'control']);
    }
  });

  it('names the instants among the fields', () => {
    expect(instantFields('scheduling.slot-offered.v1')).toEqual(['startsAt', 'expiresAt']);
    expect(instantFields('intake.extension-documented.v1')).toEqual(['notedAt', 'latestAt']);
    expect(instantFields('member.deceased.v1')).toEqual([]);
  });

  it('puts each type on one live topic, and on the backfill topic unless it is of a source', () => {
    expect(topicOf('intake.event-voided.v1')).toBe('tam.intake.v1');
    expect(topicOf('referral.approved.v1')).toBe('tam.scheduling.v1');
    expect(topicOf('ops.source-watermark.v1')).toBe('tam.control.v1');
    const backfill = TOPICS.find((topic) => topic.name === 'tam.backfill.v1');
    expect(backfill?.carries).toEqual(['intake', 'scheduling']);
  });

  it('refuses to answer for a type it does not have', () => {
    expect(() => rankOf('intake.invented.v1')).toThrow('intake.invented.v1 is not in the catalogue');
    expect(() => instantFields('intake.invented.v1')).toThrow(RangeError);
  });
});

describe('rank', () => {
  it('puts causes before effects', () => {
    const order = [
      'intake.request-received.v1',
      'intake.call-queued.v1',
      'intake.screening-recorded.v1',
      'intake.urgency-recommended.v1',
      'intake.urgency-assigned.v1',
      'intake.routed.v1',
      'intake.contact-reached.v1',
      'intake.handoff-accepted.v1',
      'scheduling.slot-offered.v1',
      'scheduling.offer-declined.v1',
      'scheduling.appointment-booked.v1',
      'scheduling.appointment-rescheduled.v1',
      'scheduling.appointment-cancelled.v1',
      'scheduling.appointment-attended.v1',
      'intake.case-closed.v1',
      'intake.event-voided.v1',
    ].map(rankOf);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(order.length);
  });

  it('puts a void after everything else', () => {
    const others = EVENT_TYPES.filter((type) => type !== 'intake.event-voided.v1').map(rankOf);
    expect(rankOf('intake.event-voided.v1')).toBeGreaterThan(Math.max(...others));
  });
});

describe('isKnownZone', () => {
  it.each(['America/Los_Angeles', 'Europe/London', 'UTC'])('knows %s', (zone) => {
    expect(isKnownZone(zone)).toBe(true);
    expect(isKnownZone(zone)).toBe(true);
  });

  it.each(['America/Sacramento', '+05:00', '-08:00', '', 'Pacific Standard Time'])(
    'does not know "%s"',
    (zone) => {
      expect(isKnownZone(zone)).toBe(false);
    },
  );

  it('forgets rather than grow when names are invented', () => {
    for (let i = 0; i < 5000; i++) expect(isKnownZone(`Nowhere/Town_${i}`)).toBe(false);
    expect(isKnownZone('America/Los_Angeles')).toBe(true);
  });
});
