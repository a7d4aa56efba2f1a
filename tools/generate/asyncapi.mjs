import { readFileSync } from 'node:fs';
import YAML from 'yaml';
import { inRoot } from '../lib/paths.mjs';
import { loadLib } from './lib/load-lib.mjs';

/** The AsyncAPI 3.0 document of every topic, with Kafka bindings. */
export const folders = [];

const HEADER = '# Derived from libs/events by `npm run generate`; changes here are lost.\n';
const BINDING = '0.5.0';
const KEYS = {
  memberRef: { type: 'string', description: 'memberRef: the pseudonym of the member, or call:<callId>.' },
  none: { type: 'string', description: 'None, or the source.' },
  'same-as-origin': { type: 'string', description: 'The key of the message that could not be used.' },
};

export function generate() {
  const events = loadLib('events');
  const { version, license, description } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const document = {
    asyncapi: '3.0.0',
    id: 'urn:tam:timely-access-monitor',
    info: { title: 'Timely-access monitor', version, description, license: { name: license } },
    defaultContentType: 'application/cloudevents+json',
    servers: {
      kafka: {
        host: 'localhost:9092',
        protocol: 'kafka',
        description: 'The embedded broker; KAFKA_BROKERS names another.',
      },
    },
    channels: Object.fromEntries(
      events.TOPICS.map((topic) => [topic.name, channel(topic, events.CATALOGUE)]),
    ),
    operations: Object.fromEntries(events.TOPICS.map((topic) => operation(topic))),
    components: {
      messages: {
        ...Object.fromEntries(
          [...events.CATALOGUE.values()].map((type) => [type.type, eventMessage(type, events)]),
        ),
        revision: revisionMessage(),
        deadLetter: deadLetterMessage(),
      },
    },
  };
  return new Map([
    [
      'docs/asyncapi.yaml',
      HEADER + YAML.stringify(document, { aliasDuplicateObjects: false, lineWidth: 110 }),
    ],
  ]);
}

function channel(topic, catalogue) {
  const types = [...catalogue.values()]
    .filter(({ topic: of }) => topic.carries.includes(of))
    .map(({ type }) => type);
  const messages = types.length > 0 ? types : [topic.key === 'same-as-origin' ? 'deadLetter' : 'revision'];
  return {
    address: topic.name,
    summary: topic.summary,
    messages: Object.fromEntries(messages.map((name) => [name, { $ref: `#/components/messages/${name}` }])),
    bindings: {
      kafka: {
        topic: topic.name,
        partitions: topic.coPartitioned ? 24 : 1,
        topicConfiguration: { 'cleanup.policy': ['delete'] },
        bindingVersion: BINDING,
      },
    },
  };
}

function operation(topic) {
  const action = topic.direction === 'in' ? 'receive' : 'send';
  const name = topic.name
    .replace(/^tam\.|\.v\d+$/g, '')
    .replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  return [
    `${action}${name[0].toUpperCase()}${name.slice(1)}`,
    { action, channel: { $ref: `#/channels/${topic.name}` }, summary: topic.summary },
  ];
}

function eventMessage(definition, { exampleEvent }) {
  const isMember = definition.topic !== 'control';
  return {
    name: definition.type,
    title: definition.type,
    summary: definition.summary,
    payload: { $ref: `./schemas/${definition.type}.schema.json` },
    bindings: { kafka: { key: KEYS[isMember ? 'memberRef' : 'none'], bindingVersion: BINDING } },
    examples: [{ name: 'synthetic', payload: exampleEvent(definition) }],
    'x-rank': definition.rank,
  };
}

/** What a monitor says: the entry of its revision log, byte for byte. */
function revisionMessage() {
  return {
    name: 'revision',
    title: 'A revision of a determination or of a finding',
    summary: 'The whole state, with the epoch and seq of its chain: a consumer applies only a greater pair.',
    payload: {
      type: 'object',
      required: ['specversion', 'id', 'source', 'type', 'time', 'subject', 'partitionkey', 'data'],
      properties: {
        specversion: { const: '1.0' },
        id: { type: 'string', description: 'The id of the revision.' },
        source: { type: 'string', description: '/tam/<installation>/<monitor>' },
        type: { type: 'string' },
        time: { type: 'string', format: 'date-time', description: 'When it was recorded.' },
        subject: { type: 'string', description: 'The caseId.' },
        partitionkey: { type: 'string', description: 'The memberRef.' },
        data: { type: 'object', description: 'The entry of the revision log.' },
      },
    },
    bindings: { kafka: { key: KEYS.memberRef, bindingVersion: BINDING } },
  };
}

function deadLetterMessage() {
  const headers = ['code', 'pointer', 'topic', 'partition', 'offset', 'append-time', 'source', 'seq'];
  return {
    name: 'deadLetter',
    title: 'An event that could not be used',
    summary: 'The original key, bytes and headers; why and whence stand in headers of ours.',
    contentType: 'application/octet-stream',
    headers: {
      type: 'object',
      required: headers.map((name) => `tam-${name}`),
      properties: Object.fromEntries(headers.map((name) => [`tam-${name}`, { type: 'string' }])),
    },
    payload: { type: 'string', description: 'The bytes as they came: patient data.' },
    bindings: { kafka: { key: KEYS['same-as-origin'], bindingVersion: BINDING } },
  };
}
