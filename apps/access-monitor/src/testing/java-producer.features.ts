import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const TOOLS = path.resolve(__dirname, '../../../../tools/embedded');

/** What is needed to start Apache Kafka's own producer. */
export interface JavaProducer {
  readonly java: string;
  readonly jars: string;
}

/** The Java and the jars that the broker of the tests is made of. */
export async function findJavaProducer(): Promise<JavaProducer> {
  const [program, jars] = ['java.mjs', 'kafka-jars.mjs'].map((file) => pathToFileURL(path.join(TOOLS, file)));
  const script = `const { javaProgram } = await import('${program!.href}');
    const { kafkaJars } = await import('${jars!.href}');
    process.stdout.write(JSON.stringify({ java: javaProgram(), jars: await kafkaJars() }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  return JSON.parse(stdout) as JavaProducer;
}

/** Sends keyed values to a topic with the Java client, in batches of this codec, and waits until the broker has them. */
export async function produceFromJava(
  { java, jars }: JavaProducer,
  to: { readonly brokers: readonly string[]; readonly topic: string; readonly codec: string },
  records: readonly { readonly key: string; readonly value: string }[],
): Promise<void> {
  const jvm = ['-Xmx128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-cp', `${jars}/*`];
  const child = spawn(java, [
    ...jvm,
    'org.apache.kafka.tools.ConsoleProducer',
    ...['--bootstrap-server', to.brokers.join(','), '--topic', to.topic, '--compression-codec', to.codec],
    ...['--property', 'parse.key=true', '--property', 'key.separator=|'],
  ]);
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stdin.end(records.map(({ key, value }) => `${key}|${value}\n`).join(''));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The Java producer ended with ${code}: ${said}`);
}
