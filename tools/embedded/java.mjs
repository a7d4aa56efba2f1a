import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from '../lib/command.mjs';
import { JAVA_MAJOR } from './versions.mjs';

/** The java program: that of JAVA_HOME, else the first on the PATH. */
export function javaProgram() {
  const home = process.env.JAVA_HOME;
  const inHome = home && path.join(home, 'bin', 'java');
  return inHome && existsSync(inHome) ? inHome : 'java';
}

/** What this machine has to run a broker with: the Java major version and the Maven version, undefined where missing. */
export async function findJava() {
  const [java, maven] = await Promise.all([
    runCommand(javaProgram(), ['-version']),
    runCommand('mvn', ['-v']),
  ]);
  const major = java.code === 0 ? Number(/version "(?:1\.)?(\d+)/.exec(java.output)?.[1]) : undefined;
  const mavenVersion = maven.code === 0 ? /Maven (\S+)/.exec(maven.output)?.[1] : undefined;
  return { major, maven: mavenVersion, runsBroker: (major ?? 0) >= JAVA_MAJOR };
}
