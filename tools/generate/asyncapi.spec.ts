import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..', '..');

/** The parser of AsyncAPI brings its own module loading; it is asked in a process of its own. */
const ASK = `
  const { Parser, fromFile } = require('@asyncapi/parser');
  fromFile(new Parser(), process.argv[1]).parse().then(({ document, diagnostics }) => {
    const channels = document ? document.allChannels().all().map((channel) => channel.address()) : [];
    const messages = document ? document.allMessages().all() : [];
    const unresolved = messages.filter((message) => !message.hasPayload() || message.payload().type() === undefined);
    process.stdout.write(JSON.stringify({
      version: document && document.version(),
      channels,
      messages: messages.length,
      unresolved: unresolved.map((message) => message.name()),
      errors: diagnostics.filter(({ severity }) => severity < 2).map(({ message, path }) => [path.join('/'), message]),
    }));
  });
`;

it('the AsyncAPI document is valid to the parser of AsyncAPI, examples included, and has every topic and type', () => {
  const file = path.join(root, 'docs', 'asyncapi.yaml');
  const { stdout } = spawnSync(process.execPath, ['-e', ASK, file], { cwd: root, encoding: 'utf8' });
  expect(JSON.parse(stdout)).toEqual({
    version: '3.0.0',
    channels: [
      'tam.intake.v1',
      'tam.scheduling.v1',
      'tam.backfill.v1',
      'tam.control.v1',
      'tam.determinations.v1',
      'tam.crisis-findings.v1',
      'tam.dead-letters.v1',
      'tam.workflow.v1',
    ],
    messages: 73,
    unresolved: [],
    errors: [],
  });
}, 60_000);
