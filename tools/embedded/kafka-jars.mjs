import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runCommand, tail } from '../lib/command.mjs';
import { Fault } from '../lib/fault.mjs';
import { withLock } from '../lib/lock.mjs';
import { CACHE } from '../lib/paths.mjs';
import { findJava } from './java.mjs';
import { JAVA_MAJOR, KAFKA_SCALA, KAFKA_VERSION, LOG4J_VERSION } from './versions.mjs';

/** About this many jars belong to the pinned version; only for the progress note. */
const EXPECTED_JARS = 92;

/**
 * The folder with the broker's jars: KAFKA_HOME/libs if KAFKA_HOME is set, else those that Maven fetched for the pinned
 * version, fetched now if missing. Throws TAM_RUN_NO_BROKER where neither is possible, TAM_RUN_JARS_FAILED.
 */
export async function kafkaJars({ note = () => {} } = {}) {
  const java = await findJava();
  if (!java.runsBroker)
    throw new Fault('TAM_RUN_NO_BROKER', `No Java ${JAVA_MAJOR} or newer was found to run a broker with.`);
  if (process.env.KAFKA_HOME) return jarsOfInstallation(process.env.KAFKA_HOME);
  const folder = path.join(CACHE, `kafka-${KAFKA_VERSION}`);
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    if (!java.maven)
      throw new Fault('TAM_RUN_NO_BROKER', 'Java is here, but no Maven to fetch Apache Kafka with.');
    await fetchJars(folder, note);
  });
  return folder;
}

/** True if a start needs no network for the jars. */
export const jarsAreHere = () =>
  existsSync(process.env.KAFKA_HOME ?? path.join(CACHE, `kafka-${KAFKA_VERSION}`));

function jarsOfInstallation(home) {
  const libs = path.join(home, 'libs');
  if (!existsSync(libs) || !readdirSync(libs).some((name) => /^kafka_2\.13-4\..*\.jar$/.test(name)))
    throw new Fault('TAM_RUN_NO_BROKER', `KAFKA_HOME is ${home}, but ${libs} holds no Kafka 4.`);
  return libs;
}

async function fetchJars(folder, note) {
  const work = `${folder}.part`;
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, 'pom.xml'), pom());
  const jars = path.join(work, 'jars');
  const count = setInterval(() => {
    if (existsSync(jars)) note(`${readdirSync(jars).length} of ${EXPECTED_JARS} jars`);
  }, 500);
  const goal = [
    '-q',
    '-B',
    'dependency:copy-dependencies',
    `-DoutputDirectory=${jars}`,
    '-DincludeScope=runtime',
  ];
  const { code, output } = await runCommand('mvn', goal, { cwd: work });
  clearInterval(count);
  if (code !== 0)
    throw new Fault('TAM_RUN_JARS_FAILED', `${tail(output)}\nMaven could not fetch Apache Kafka.`);
  renameSync(jars, folder);
  rmSync(work, { recursive: true, force: true });
}

function pom() {
  const dependency = (group, artifact, version) =>
    `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${version}</version></dependency>`;
  return `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>tam</groupId><artifactId>embedded-kafka</artifactId><version>1</version>
<dependencies>
${dependency('org.apache.kafka', `kafka_${KAFKA_SCALA}`, KAFKA_VERSION)}
${dependency('org.apache.kafka', 'kafka-tools', KAFKA_VERSION)}
${dependency('org.apache.logging.log4j', 'log4j-slf4j-impl', LOG4J_VERSION)}
</dependencies></project>
`;
}
