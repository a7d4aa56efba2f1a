/** Every failure that the tools explain: what to do about it. `TAM_RUN_<WHAT>`, a closed list. */
const TODO = {
  TAM_RUN_NODE_TOO_OLD: 'Install Node 20.19 or newer.',
  TAM_RUN_INSTALL_FAILED: 'Read the output above; `npm ci` by hand shows the same.',
  TAM_RUN_BUILD_FAILED: 'Mend the errors above; `npm run types` shows them too.',
  TAM_RUN_LOCKED: 'Wait for the other run, or end it by the pid named.',
  TAM_RUN_ALREADY_RUNNING: 'Use the running one, or stop it with Ctrl-C in its terminal.',
  TAM_RUN_PORT_BUSY: 'Stop what listens there, or set the environment variable named to a free port.',
  TAM_RUN_NO_BROKER:
    'Install Java 17 or newer with Maven, or set KAFKA_HOME to an installed Kafka 4, or set KAFKA_BROKERS to a broker of yours.',
  TAM_RUN_JARS_FAILED: 'Check the network or the Maven settings, or set KAFKA_HOME to an installed Kafka 4.',
  TAM_RUN_BROKER_FAILED: 'Read the log named; `npm run doctor` checks this machine.',
  TAM_RUN_BROKER_DATA: '`npm run reset` removes the embedded data; or move the folder away to keep it.',
  TAM_RUN_DATABASE_FAILED: 'Read the log named; `npm run doctor` checks this machine.',
  TAM_RUN_DATABASE_DATA: '`npm run reset` removes the embedded data; or move the folder away to keep it.',
  TAM_RUN_DATABASE_USER:
    'Start as an ordinary user, or create one named postgres; or set DATABASE_URL to a database of yours.',
  TAM_RUN_SERVICE_FAILED: 'Read the log named.',
  TAM_RUN_RESET_WHILE_RUNNING: 'Stop it first (Ctrl-C in its terminal), then reset.',
  TAM_RUN_UNKNOWN_APP: 'Name one of the folders in apps/.',
  TAM_RUN_UNKNOWN_BENCH: 'Name one of those that are listed.',
  TAM_RUN_BENCH_OPTION: 'Write options as --events 100000 --runs 1 --out result.json.',
  TAM_RUN_BENCH_FAILED: 'Read the output above; the same command can be run by hand.',
  TAM_RUN_SHARED_DATA: 'Set TAM_SHARED_DATA to the folder of the shared data.',
  TAM_RUN_ARGUMENTS: 'Correct the arguments; the first lines of the tool say which there are.',
  TAM_RUN_PROGRAM_MISSING: 'Install it: on Debian apt-get install prometheus prometheus-alertmanager.',
};

/** A failure in plain words: what happened (`detail`), and from the closed list what to do. */
export class Fault extends Error {
  constructor(code, detail, options) {
    super(`${detail} ${TODO[code]} (${code})`, options);
    this.name = 'Fault';
    this.code = code;
  }
}

/** Runs a command's main function: a Fault is printed as one plain line, anything else with its stack; exit code 1. */
export async function main(run) {
  try {
    process.exitCode = (await run()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Fault ? error.message : (error?.stack ?? error)}\n`);
    process.exitCode = 1;
  }
}
