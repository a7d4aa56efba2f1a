const path = require('node:path');
const { connectTopicAdmin } = require(path.resolve(__dirname, '../../../dist/libs/kafka/src'));

/** Creates the topics of the product with so many partitions. */
async function main() {
  const brokers = process.env.KAFKA_BROKERS.split(',');
  const topics = await connectTopicAdmin({ brokers, clientId: 'bench-topics' });
  await topics.create(Number(process.argv[2]));
  await topics.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
