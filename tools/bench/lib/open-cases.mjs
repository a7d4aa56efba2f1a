import { createRequire } from 'node:module';
import { inRoot } from '../../lib/paths.mjs';

const { partitionOf, topicOf } = createRequire(import.meta.url)(inRoot('dist', 'libs', 'events', 'src'));

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const URGENT_HOURS = 48;
const PLACE = { lineOfBusiness: 'commercial', network: 'north', region: 'us-ca' };

let sent = 0;

/** A synthetic request, not urgent: its clock stays open for weeks. */
export const openRequest = (memberRef) => request(memberRef, 'non-urgent', Date.now());

/** A synthetic urgent request of which the time ends at `dueAt`, epoch ms. */
export const requestDueAt = (memberRef, dueAt) => request(memberRef, 'urgent', dueAt - URGENT_HOURS * HOUR);

/** A synthetic slot that is offered too late to keep the promise: the clock stays open. */
export const lateOffer = (memberRef, number) =>
  event('scheduling.slot-offered.v1', memberRef, {
    offerId: `offer-${memberRef}-${number}`,
    startsAt: new Date(Date.now() + (60 + number) * DAY).toISOString(),
    purpose: 'treatment',
    modality: 'video',
  });

/** So many member names on a partition, none of which `prefix` has given before. */
export function membersOn(partition, partitions, count, prefix) {
  const found = [];
  for (let n = 0; found.length < count; n++) {
    const name = `${prefix}-${partition}-${n}`;
    if (partitionOf(name, partitions) === partition) found.push(name);
  }
  return found;
}

/** So many different numbers below `below`, each set as likely as any other. */
export function drawn(count, below, random) {
  const numbers = new Set();
  while (numbers.size < count) numbers.add(Math.floor(random() * below));
  return [...numbers];
}

function request(memberRef, statedUrgency, requestedAt) {
  return event('intake.request-received.v1', memberRef, {
    service: 'mh-nonphysician',
    statedUrgency,
    requestedAt: new Date(requestedAt).toISOString(),
    requestedBy: { office: 'member' },
    channel: 'phone',
    ...PLACE,
    timeZone: 'America/Los_Angeles',
  });
}

function event(type, memberRef, data) {
  const caseId = `case-${memberRef}`;
  const json = JSON.stringify({
    specversion: '1.0',
    id: `bench-${process.pid}-${sent++}`,
    source: '/synthetic/bench',
    type,
    time: new Date().toISOString(),
    subject: caseId,
    partitionkey: memberRef,
    data: { caseId, memberRef, ...data },
  });
  return { topic: topicOf(type), key: memberRef, json };
}
