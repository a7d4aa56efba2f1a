import { encodeEvent, INTAKE_TOPIC, SCHEDULING_TOPIC } from '@tam/events';
import { Kafka, logLevel, Partitioners, type Message } from 'kafkajs';
import { randomUUID } from 'node:crypto';
import type { FaultInstallation } from './fault-installation';

/** A record as any producer may send it: no part of it need be what it should be. */
export interface RawRecord {
  readonly topic: string;
  readonly key: string | null;
  readonly value: string | Buffer | null;
  /** Not given: the one of the key. */
  readonly partition?: number;
}

/** The limit of an urgent request, ms. */
export const LIMIT = 48 * 3_600_000;

/** Fields of the envelope and of the data that a test sets otherwise. */
export interface Changes {
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An urgent request (synthetic) of which the 48 hours end at `dueAt`, epoch ms. */
export function urgentRequest(memberRef: string, dueAt: number, changes: Changes = {}): RawRecord {
  const data = {
    service: 'mh-nonphysician',
    statedUrgency: 'urgent',
    requestedAt: new Date(dueAt - LIMIT).toISOString(),
    requestedBy: { office: 'member' },
    channel: 'phone',
    lineOfBusiness: 'commercial',
    network: 'north',
    region: 'us-ca',
    timeZone: 'America/Los_Angeles',
  };
  return event(INTAKE_TOPIC, 'intake.request-received.v1', memberRef, data, changes);
}

/** A slot for that request that starts at an instant, epoch ms. */
export function slotOffer(memberRef: string, startsAt: number, changes: Changes = {}): RawRecord {
  const data = {
    offerId: `offer-${memberRef}`,
    startsAt: new Date(startsAt).toISOString(),
    purpose: 'treatment',
    modality: 'video',
  };
  return event(SCHEDULING_TOPIC, 'scheduling.slot-offered.v1', memberRef, data, changes);
}

/** Any event of a member's only case, as valid as the changes leave it. */
export function event(
  topic: string,
  type: string,
  memberRef: string,
  data: Readonly<Record<string, unknown>>,
  { envelope = {}, data: otherData = {} }: Changes = {},
): RawRecord {
  const caseId = `case-${memberRef}`;
  const json = encodeEvent({
    source: 'urn:synthetic:faults',
    id: randomUUID(),
    type,
    time: Date.now(),
    memberRef,
    caseId,
    data: { memberRef, caseId, ...data, ...otherData },
  });
  const value = JSON.stringify({ ...(JSON.parse(json) as object), ...envelope });
  return { topic, key: memberRef, value };
}

/** Sends records in this order, past every check that the product's own producers make. */
export async function send(installation: FaultInstallation, records: readonly RawRecord[]): Promise<void> {
  const brokers = [installation.topics.brokers];
  const kafka = new Kafka({ clientId: 'faults', brokers, logLevel: logLevel.NOTHING });
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  try {
    for (let from = 0; from < records.length; from += 500) {
      await producer.sendBatch({ topicMessages: requestOf(records.slice(from, from + 500)) });
    }
  } finally {
    await producer.disconnect();
  }
}

function requestOf(records: readonly RawRecord[]): { topic: string; messages: Message[] }[] {
  const byTopic = new Map<string, Message[]>();
  for (const { topic, ...message } of records) {
    const messages = byTopic.get(topic) ?? [];
    byTopic.set(topic, messages);
    messages.push(message);
  }
  return [...byTopic].map(([topic, messages]) => ({ topic, messages }));
}
