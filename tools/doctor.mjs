#!/usr/bin/env node
import { DIAGNOSES } from './lib/diagnosis.mjs';
import { main } from './lib/fault.mjs';

const MARKS = { ok: 'ok   ', note: 'note ', wrong: 'WRONG' };

/** `npm run doctor`: what is missing or wrong on this machine and how to mend it. Exit code 1 if anything is wrong. */
await main(async () => {
  let wrong = 0;
  for (const [name, look] of Object.entries(DIAGNOSES)) {
    for (const { grade, text, todo } of await look()) {
      process.stdout.write(`${MARKS[grade]} ${name}: ${text}\n${todo ? `      ${todo}\n` : ''}`);
      if (grade === 'wrong') wrong += 1;
    }
  }
  process.stdout.write(
    wrong === 0 ? 'npm start can run here.\n' : `${wrong} to mend before npm start can run here.\n`,
  );
  return wrong === 0 ? 0 : 1;
});
