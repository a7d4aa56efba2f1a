const { Kafka, logLevel } = require('kafkajs');

/** Reads and parses so many events of the input topics and does nothing else: what the monitor is held against. */
async function main() {
  const wanted = Number(process.argv[2]);
  const kafka = new Kafka({
    clientId: 'bench-bare',
    brokers: process.env.KAFKA_BROKERS.split(','),
    logLevel: logLevel.NOTHING,
  });
  const consumer = kafka.consumer({ groupId: `bench-bare-${process.pid}`, maxWaitTimeInMs: 150 });
  await consumer.connect();
  await consumer.subscribe({ topics: ['tam.intake.v1', 'tam.scheduling.v1'], fromBeginning: true });
  let seen = 0;
  let firstAt;
  await new Promise((resolve, reject) => {
    consumer
      .run({
        autoCommit: false,
        eachBatchAutoResolve: true,
        partitionsConsumedConcurrently: 24,
        eachBatch: async ({ batch }) => {
          firstAt ??= process.hrtime.bigint();
          for (const message of batch.messages) if (JSON.parse(message.value.toString()).data) seen += 1;
          if (seen >= wanted) resolve();
        },
      })
      .catch(reject);
  });
  const seconds = Number(process.hrtime.bigint() - firstAt) / 1e9;
  await consumer.disconnect();
  process.stdout.write(JSON.stringify({ seconds, seen }));
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
