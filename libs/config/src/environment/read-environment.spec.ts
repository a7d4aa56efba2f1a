import { TamError } from '@tam/errors';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENVIRONMENT_KEYS, readEnvironment, requireDatabase, requireKafka } from '.';

const refusal = (raw: Record<string, string>): TamError => {
  try {
    readEnvironment(raw);
  } catch (error) {
    if (error instanceof TamError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
};

describe('the environment', () => {
  it('is complete without any key: loopback, no broker, no database', () => {
    const environment = readEnvironment({ PATH: '/bin' });
    expect(environment).toMatchObject({
      kafka: undefined,
      database: undefined,
      http: { host: '127.0.0.1', port: 8080, token: undefined },
      installation: 'local',
      partitions: 24,
      flood: { share: 0.2, window: 30_000 },
    });
  });

  it('becomes typed values', () => {
    const environment = readEnvironment({
      KAFKA_BROKERS: 'a:9092, b:9092',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'monitor',
      KAFKA_SASL_PASSWORD: 'secret',
      DATABASE_URL: 'postgres://tam@db/tam',
      TAM_EFFECTS_FROM: '2026-01-31T08:00:00Z',
    });
    expect(requireKafka(environment)).toMatchObject({
      brokers: ['a:9092', 'b:9092'],
      tls: undefined,
      sasl: { mechanism: 'scram-sha-512', username: 'monitor', password: 'secret' },
    });
    expect(requireDatabase(environment)).toEqual({ url: 'postgres://tam@db/tam', ca: undefined, pool: 10 });
    expect(environment.effectsFrom).toBe(1_769_846_400_000);
  });

  it('takes an empty text as an absent key', () => {
    expect(readEnvironment({ KAFKA_BROKERS: '', HTTP_PORT: '' })).toEqual(readEnvironment({}));
  });

  it('names every bad value as property=value and says what would be right', () => {
    const error = refusal({ HTTP_PORT: '99999', KAFKA_BROKERS: 'localhost' });
    expect(error.code).toBe('TAM_CONFIG_INVALID');
    expect(error.message).toContain('HTTP_PORT=99999 must be a whole number from 0 to 65535.');
    expect(error.message).toContain(
      'KAFKA_BROKERS=localhost must be host:port, several separated by commas.',
    );
  });

  it('never repeats a secret value', () => {
    const error = refusal({ DATABASE_URL: 'mysql://root:hunter2@db', HTTP_TOKEN: 'short' });
    expect(error.message).toContain('DATABASE_URL must be a URL that begins with postgres://.');
    expect(error.message).not.toContain('hunter2');
    expect(error.message).not.toContain('short');
  });

  it('refuses a TAM_ key that it does not know', () => {
    expect(refusal({ TAM_PARTITION: '3' })).toMatchObject({
      code: 'TAM_CONFIG_UNKNOWN_KEY',
      subject: { settings: 'TAM_PARTITION' },
    });
  });

  it('refuses SASL without a password and a certificate without its key', () => {
    expect(refusal({ KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u' })).toMatchObject({
      code: 'TAM_CONFIG_MISSING',
      subject: { settings: 'KAFKA_SASL_PASSWORD' },
    });
    expect(refusal({ KAFKA_TLS_CERT_FILE: 'x' }).code).toBe('TAM_CONFIG_MISSING');
  });

  it('reads the PEM files it is given and says which one it cannot read', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'tam-config-')), 'ca.pem');
    writeFileSync(file, 'PEM');
    const raw = { KAFKA_BROKERS: 'a:9092', KAFKA_TLS: 'true', KAFKA_TLS_CA_FILE: file };
    expect(readEnvironment(raw).kafka?.tls).toEqual({ ca: 'PEM' });
    const error = refusal({ ...raw, KAFKA_TLS_CA_FILE: `${file}.gone` });
    expect(error.code).toBe('TAM_CONFIG_FILE_UNREADABLE');
    expect(error.message).toContain(`KAFKA_TLS_CA_FILE=${file}.gone`);
  });

  it('says which program setting is missing where a broker or a database is needed', () => {
    const environment = readEnvironment({});
    expect(() => requireKafka(environment)).toThrow(/TAM_CONFIG_MISSING: KAFKA_BROKERS/);
    expect(() => requireDatabase(environment)).toThrow(/TAM_CONFIG_MISSING: DATABASE_URL/);
  });

  it.each(Object.entries(ENVIRONMENT_KEYS))('%s has a text and a default that can be read', (_name, key) => {
    expect(key.text).toMatch(/^[A-Z].*\.$/);
    if (key.initial !== undefined) expect(key.parse(key.initial)).toBeDefined();
  });
});
