#!/usr/bin/env node
// Writes the synthetic example files of this folder anew. The same seed gives the same bytes; nobody in them exists.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { clinicExport } from './make/clinic-export.mjs';
import { stories } from './make/stories.mjs';

const folder = path.dirname(fileURLToPath(import.meta.url));

writeFileSync(path.join(folder, 'events.ndjson'), `${stories().join('\n')}\n`);
writeFileSync(path.join(folder, 'clinic-export.csv'), `${clinicExport().join('\n')}\n`);
