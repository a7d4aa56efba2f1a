import { encodeEvent, INTAKE_TOPIC } from '@tam/events';
import { createEventProducer } from '@tam/kafka';
import { randomUUID } from 'node:crypto';
import type { FaultInstallation } from './fault-installation';

/** In every pseudonym, case and payload of planted members (synthetic): a place that shows it has shown a patient. */
export const MARK = 'planted-patient';

const LIMIT = 48 * 3_600_000;

export const isMarked = (memberRef: string): boolean => memberRef.startsWith(MARK);

/**
 * Plants members with an urgent request of which the 48 hours end at `dueAt` (epoch ms), and one record that cannot be
 * used. Answers with their pseudonyms.
 */
export async function plantMembers(
  installation: FaultInstallation,
  count: number,
  dueAt: number,
): Promise<readonly string[]> {
  const producer = createEventProducer({ brokers: [installation.topics.brokers], clientId: 'faults' });
  const members = Array.from({ length: count }, () => `${MARK}-${randomUUID().slice(0, 8)}`);
  for (const memberRef of members)
    await producer.send({ topic: INTAKE_TOPIC, key: memberRef, json: urgentRequest(memberRef, dueAt) });
  await producer.send({ topic: INTAKE_TOPIC, key: null, json: `{"id": "${MARK}", "data": {` });
  await producer.flush();
  await producer.close();
  return members;
}

function urgentRequest(memberRef: string, dueAt: number): string {
  const caseId = `case-${memberRef}`;
  return encodeEvent({
    source: 'urn:synthetic:faults',
    id: randomUUID(),
    type: 'intake.request-received.v1',
    time: Date.now(),
    memberRef,
    caseId,
    data: {
      memberRef,
      caseId,
      service: 'mh-nonphysician',
      statedUrgency: 'urgent',
      requestedAt: new Date(dueAt - LIMIT).toISOString(),
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'north',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
    },
  });
}
