#!/usr/bin/env node
import { ensure } from './lib/ensure.mjs';
import { main } from './lib/fault.mjs';

await main(() => ensure());
