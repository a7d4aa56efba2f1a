const { createReadStream } = require('node:fs');
const { createInterface } = require('node:readline');
const path = require('node:path');

const dist = path.resolve(__dirname, '../../../dist/libs');
const { createEventProducer } = require(path.join(dist, 'kafka/src'));
const { topicOf } = require(path.join(dist, 'events/src'));

const HOUR = 3_600_000;
const BEAT = 50;

const connection = { brokers: process.env.KAFKA_BROKERS.split(','), clientId: 'bench-load' };

/** `fill FILE` sends every event of a file; `steady RATE SECONDS` sends urgent requests at a rate, half of them about to fall due. */
async function main() {
  const [mode, ...args] = process.argv.slice(2);
  const producer = createEventProducer(connection, { linger: mode === 'fill' ? 10 : 1 });
  if (mode === 'fill') await fill(producer, args[0]);
  else await steady(producer, Number(args[0]), Number(args[1]));
  await producer.close();
}

async function fill(producer, file) {
  for await (const json of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    const { type, partitionkey } = JSON.parse(json);
    await producer.send({ topic: topicOf(type), key: partitionkey, json });
  }
}

async function steady(producer, rate, seconds) {
  const start = Date.now();
  let sent = 0;
  while (Date.now() - start < seconds * 1000) {
    const due = Math.floor(((Date.now() - start) / 1000) * rate);
    for (; sent < due; sent++) await producer.send(request(sent, Date.now(), seconds));
    await new Promise((resolve) => setTimeout(resolve, BEAT / 10));
  }
}

/** An urgent request; every fourth was asked for 48 hours before an instant of this run, so that its limit ends in it. */
function request(number, now, seconds) {
  const memberRef = `bench-${process.pid}-${number}`;
  const isDue = number % 4 === 0;
  const requestedAt = new Date(now - 48 * HOUR + (isDue ? 2000 + (number % (seconds * 500)) : 47 * HOUR));
  const event = {
    specversion: '1.0',
    id: memberRef,
    source: '/synthetic/bench',
    type: 'intake.request-received.v1',
    time: new Date(now).toISOString(),
    subject: memberRef,
    partitionkey: memberRef,
    data: {
      caseId: memberRef,
      memberRef,
      service: 'mh-nonphysician',
      statedUrgency: 'urgent',
      requestedAt: requestedAt.toISOString(),
      requestedBy: { office: 'member' },
      channel: 'phone',
      lineOfBusiness: 'commercial',
      network: 'north',
      region: 'us-ca',
      timeZone: 'America/Los_Angeles',
    },
  };
  return { topic: 'tam.intake.v1', key: memberRef, json: JSON.stringify(event) };
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
