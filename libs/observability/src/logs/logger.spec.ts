import { TamError } from '@tam/errors';
import { createLogger, type LogFields } from '..';

const lines: string[] = [];
const logger = createLogger({
  app: 'access-monitor',
  level: 'info',
  destination: { write: (line) => lines.push(line) },
});
const last = (): Record<string, unknown> => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;

describe('the log', () => {
  it('is one JSON object a line with time, level, app, message and fields', () => {
    logger.info('The partition goes on.', { topic: 'tam.intake.v1', partition: 3, offset: 17 });
    expect(last()).toMatchObject({
      level: 'info',
      app: 'access-monitor',
      msg: 'The partition goes on.',
      topic: 'tam.intake.v1',
      partition: 3,
      offset: 17,
    });
    expect(last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });

  it('drops a field that is not allowed, whoever passes it', () => {
    const smuggled = { topic: 't', caseId: 'case-1', memberRef: 'm-1', data: { a: 1 }, key: 'm-1' };
    logger.warn('Something.', smuggled as LogFields);
    expect(last()).toMatchObject({ topic: 't' });
    expect(Object.keys(last()).sort()).toEqual(['app', 'level', 'msg', 'time', 'topic']);
  });

  it('drops an object in an allowed field', () => {
    logger.warn('Something.', { reason: { memberRef: 'm-1' } } as unknown as LogFields);
    expect(lines.at(-1)).not.toContain('m-1');
  });

  it('writes nothing below its level', () => {
    const before = lines.length;
    logger.debug('Not this one.');
    expect(lines).toHaveLength(before);
  });

  it('quotes our own errors and says their code', () => {
    logger.error('It failed.', { error: new TamError('TAM_CONFIG_INVALID', 'HTTP_PORT=x.') });
    expect(last()['error']).toMatchObject({
      name: 'TamError',
      code: 'TAM_CONFIG_INVALID',
      message: 'TAM_CONFIG_INVALID: HTTP_PORT=x. Change the setting named.',
    });
  });

  it('does not quote a parser, which repeats what it was given', () => {
    const parse = (): unknown => JSON.parse('{"memberRef": m-secret}');
    try {
      parse();
    } catch (error) {
      logger.error('It failed.', { error: new Error('while reading m-secret', { cause: error }) });
    }
    expect(last()['error']).toMatchObject({ name: 'Error', cause: { name: 'SyntaxError' } });
    expect(lines.at(-1)).not.toContain('m-secret');
  });

  it('does not quote the database on a row, and quotes it on itself', () => {
    const row = Object.assign(new Error('duplicate key: (m-secret)'), { code: '23505' });
    logger.error('It failed.', { error: row });
    expect(lines.at(-1)).not.toContain('m-secret');
    expect(last()['error']).toMatchObject({ code: '23505' });
    logger.error('It failed.', {
      error: Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }),
    });
    expect(last()['error']).toMatchObject({ message: 'canceling statement due to lock timeout' });
  });
});
