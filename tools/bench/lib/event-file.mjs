import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot } from '../../lib/paths.mjs';
import { caseEvents } from './case-events.mjs';
import { seeded } from './seeded.mjs';

const DAY = 86_400_000;
const DAYS = 60;
const FIRST_DAY = Date.UTC(2026, 7, 3, 15);
const EVENTS_PER_CASE = 6.2;
const CASES_PER_MEMBER = 1.15;
const FLUSH_AT = 1 << 22;

/**
 * A file of about so many synthetic events in the order in which a log would hold them, kept under .cache by the hash
 * of what makes it. About 500 bytes and six events a case.
 */
export function eventFile(events) {
  const folder = path.join(CACHE, 'bench');
  const file = path.join(folder, `events-${recipeHash(events)}.ndjson`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    write(`${file}.new`, events);
    renameSync(`${file}.new`, file);
  }
  return { path: file, bytes: statSync(file).size };
}

function recipeHash(events) {
  const hash = createHash('sha256').update(String(events));
  for (const name of ['event-file.mjs', 'case-events.mjs', 'seeded.mjs'])
    hash.update(readFileSync(inRoot('tools', 'bench', 'lib', name)));
  return hash.digest('hex').slice(0, 16);
}

function write(file, wanted) {
  const random = seeded(20260803);
  const cases = Math.ceil(wanted / EVENTS_PER_CASE);
  const members = Math.ceil(cases / CASES_PER_MEMBER);
  const out = openSync(file, 'w');
  const pending = new Map();
  let written = 0;
  const flushBefore = (day) => {
    for (const key of [...pending.keys()].sort((a, b) => a - b)) {
      if (key >= day) break;
      const events = pending.get(key).sort((a, b) => a.time - b.time);
      let text = '';
      for (const { line } of events) {
        if (written === wanted) break;
        text += `${line}\n`;
        written++;
        if (text.length > FLUSH_AT) {
          writeSync(out, text);
          text = '';
        }
      }
      writeSync(out, text);
      pending.delete(key);
    }
  };
  for (let n = 0; written < wanted && n < cases * 2; n++) {
    const startedAt = FIRST_DAY + Math.floor(((n / cases) * DAYS + random() * 0.4) * DAY);
    const memberRef = `m-${String(Math.floor(random() * members)).padStart(7, '0')}`;
    for (const event of caseEvents({ n, memberRef, startedAt, random })) {
      const day = Math.floor(event.time / DAY);
      const events = pending.get(day) ?? [];
      events.push(event);
      pending.set(day, events);
    }
    if (n % 1000 === 0) flushBefore(Math.floor((FIRST_DAY + (n / cases) * DAYS * DAY) / DAY) - 1);
  }
  flushBefore(Infinity);
  closeSync(out);
}
