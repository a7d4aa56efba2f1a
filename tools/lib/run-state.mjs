import path from 'node:path';
import { DATA } from './paths.mjs';
import { readPidFile, removePidFile, writePidFile } from './process-identity.mjs';

const FILE = path.join(DATA, 'start.pid');

/** The running `npm start` on this work tree with its addresses, { pid, brokers, database, http }; undefined if there is none. */
export const runningStart = () => readPidFile(FILE);

/** Says that this process is it. */
export const declareStart = (addresses = {}) => writePidFile(FILE, process.pid, addresses);

export const undeclareStart = () => removePidFile(FILE);
