import { fieldRows, isActor } from './lib/field-rows.mjs';
import { loadLib } from './lib/load-lib.mjs';

/** The page of the event contract: how to send, every type with its fields and an example, every code. */
export const folders = [];

export function generate() {
  const events = loadLib('events');
  const sections = [
    INTRODUCTION,
    topicTable(events),
    RULES,
    index(events),
    actorSection(events),
    ...families(events),
    registries(events),
  ];
  return new Map([['docs/events.md', `${sections.join('\n\n')}\n`]]);
}

const INTRODUCTION = `# Events

<!-- Derived from libs/events by \`npm run generate\`; changes here are lost. -->

What intake and scheduling systems send. One event is one CloudEvent 1.0 with JSON data, in a message of Kafka
(structured or binary mode) or on one line of an NDJSON file. The JSON Schemas are in \`docs/schemas\`, the topics with
their messages in \`docs/asyncapi.yaml\`. All examples are synthetic.`;

const RULES = `## Sending

| attribute | what it is |
|---|---|
| \`specversion\` | \`1.0\` |
| \`id\`, \`source\` | Identity, exact texts of at most 512 characters. The same event again has the same id and counts once; a corrected one has another id, and the old one is voided. |
| \`type\` | One of the types below. Other types of other families are skipped and counted. |
| \`time\` | When it happened. RFC 3339 with seconds and an offset, years 2000 to 2100; digits beyond the millisecond are cut. Not \`24:00\`, second 60 or \`-00:00\`. At most 5 minutes after it was recorded. |
| \`subject\` | The \`caseId\`, if given. |
| \`partitionkey\` | The \`memberRef\`, if given. |
| \`recordedtime\` | When it was recorded. In files and on \`tam.backfill.v1\`; on the live topics the broker's append time counts, whatever is sent. |
| \`sequence\` | A whole number from 0, or its decimal text: monotone per source and subject. Orders events of one instant. |
| \`sensitivity\` | \`none\`, \`part2\`, \`minor-consent\` or \`restricted\`: inherited by all that is derived. |
| \`testrecord\` | \`true\` for a test. |
| \`traceparent\` | W3C trace context. |

- **Key.** The key of a message is the \`memberRef\`; the partition is murmur2 of the key. Java clients and kafkajs do so;
  librdkafka, Go and .NET clients need \`partitioner=murmur2_random\`.
- **Mode.** Structured if the \`content-type\` begins with \`application/cloudevents+json\`; binary if there is a
  \`ce_specversion\` header; with neither, a JSON object that has \`specversion\`. One event a message, at most 256 KiB
  and 32 levels, UTF-8, no name twice.
- **Fields.** An optional field that is not known is left out, never null or empty. Unknown fields are allowed. Codes are
  open lists: an unknown code is kept and counted, and satisfies nothing.
- **No free text**, no names, no birth dates: codes, digests and references.
- **Order of one instant.** Events of the same millisecond are ordered by rank: causes before effects.`;

function topicTable({ TOPICS }) {
  const rows = TOPICS.map(({ name, direction, summary }) => `| \`${name}\` | ${direction} | ${summary} |`);
  return ['## Topics', '', '| topic | | what |', '|---|---|---|', ...rows].join('\n');
}

function index({ CATALOGUE }) {
  const byRank = [...CATALOGUE.values()].sort((one, other) => one.rank - other.rank);
  const rows = byRank.map(
    ({ type, rank, summary }) => `| ${rank} | [\`${type}\`](#${anchor(type)}) | ${summary} |`,
  );
  return ['## Types by rank', '', '| rank | type | what it says |', '|---|---|---|', ...rows].join('\n');
}

function actorSection({ definitionOf }) {
  const actor = Object.values(definitionOf('intake.request-received.v1').data.properties).find(isActor);
  const what = 'Who did something: in which capacity, with which licence. Part of many types.';
  return ['## Actor', '', what, '', '| field | form | |', '|---|---|---|', ...fieldRows(actor)].join('\n');
}

function families({ CATALOGUE, exampleEvent }) {
  const sections = [];
  let family = '';
  for (const definition of CATALOGUE.values()) {
    const own = definition.type.split('.')[0];
    if (own !== family) sections.push(`## ${own}`);
    family = own;
    sections.push(typeSection(definition, exampleEvent(definition)));
  }
  return sections;
}

function typeSection({ type, topic, rank, summary, data }, example) {
  return [
    `### ${type}`,
    '',
    `${summary} Topic \`tam.${topic}.v1\`, rank ${rank}.`,
    '',
    '| field | form | |',
    '|---|---|---|',
    ...fieldRows(data),
    '',
    '```json',
    JSON.stringify(example, undefined, 2),
    '```',
  ].join('\n');
}

function registries({ REGISTRIES }) {
  const sections = Object.entries(REGISTRIES)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { version, summary, codes }]) =>
      [
        `### Codes: ${name}`,
        '',
        `${summary} Version ${version}.`,
        '',
        '| code | meaning |',
        '|---|---|',
        ...Object.entries(codes).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`),
      ].join('\n'),
    );
  const intro =
    "Open lists: a deployer may add codes. Queues, networks, facilities, programs and algorithms are the deployer's own.";
  return ['## Code registries', intro, ...sections].join('\n\n');
}

function anchor(heading) {
  return heading.replace(/\./g, '');
}
