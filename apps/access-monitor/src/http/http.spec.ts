import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { request } from 'node:http';
import type { Standing } from '@tam/monitor';
import {
  createHealth,
  createLogger,
  createProcessMetrics,
  createRegistry,
  type Health,
} from '@tam/observability';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { LookupsController } from '../lookups/lookups.controller';
import { LOOKUPS, type CaseOutcome, type ClockQuery, type Lookups } from '../lookups/lookups';
import { STATUS, type ServiceStatus } from '../status/status';
import { HEALTH, REGISTRY, StatusController } from '../status/status.controller';
import { prepareHttp } from './http-app';
import { LOOKUP_ACCESS } from './lookup.guard';

const id = (n: number): string => n.toString(16).padStart(64, '0');
const standing = (n: number, memberRef = 'm-1'): Standing => ({
  partition: 0,
  memberRef,
  outcomeId: id(n),
  caseId: 'case-1',
  status: 'running',
  basis: 'confirmed',
  facets: {
    standard: 'ca-ta-npmh',
    region: 'us-ca',
    network: 'north',
    lineOfBusiness: 'commercial',
    month: '2026-11',
  },
  dueAt: Date.UTC(2026, 10, 30) + n,
  offered: false,
  seq: n,
});

/** Answers from a list, and fails on demand. */
class ListedLookups implements Lookups {
  failing = false;
  asked: ClockQuery | undefined;

  outcomesOf(caseId: string, memberRef: string | undefined): Promise<readonly CaseOutcome[]> {
    if (this.failing) return Promise.reject(new Error('password of the database: hunter2'));
    const all = [standing(1, 'm-1'), standing(2, 'm-1'), standing(3, 'm-2')];
    const found =
      caseId === 'case-1' ? all.filter((one) => (memberRef ?? one.memberRef) === one.memberRef) : [];
    return Promise.resolve(found.map((one) => ({ standing: one, entry: JSON.stringify({ seq: one.seq }) })));
  }

  clocks(query: ClockQuery): Promise<readonly Standing[]> {
    this.asked = query;
    const from = query.after ? parseInt(query.after.outcomeId, 16) + 1 : 1;
    return Promise.resolve(
      [1, 2, 3, 4, 5]
        .filter((n) => n >= from)
        .slice(0, query.limit)
        .map((n) => standing(n)),
    );
  }
}

interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly body: unknown;
}

describe('the pages of the service', () => {
  let app: INestApplication;
  let lookups: ListedLookups;
  let ready: string | undefined;
  const log: string[] = [];
  const status: ServiceStatus = {
    app: 'access-monitor',
    installation: 'local',
    ready: true,
    waitsFor: [],
    events: 3,
    lag: { records: 0, seconds: 0 },
    clocks: { running: 5 },
  };

  const start = async (token: string | undefined): Promise<void> => {
    lookups = new ListedLookups();
    ready = undefined;
    const registry = createRegistry();
    createProcessMetrics(registry);
    const health: Health = createHealth([], [{ name: 'gate', fault: () => ready }]);
    const module = await Test.createTestingModule({
      controllers: [LookupsController, StatusController],
      providers: [
        { provide: LOOKUPS, useValue: lookups },
        { provide: HEALTH, useValue: health },
        { provide: REGISTRY, useValue: registry },
        { provide: STATUS, useValue: () => status },
        { provide: LOOKUP_ACCESS, useValue: { token } },
      ],
    }).compile();
    app = module.createNestApplication({ logger: false });
    prepareHttp(
      app,
      createLogger({ app: 'test', level: 'info', destination: { write: (line) => log.push(line) } }),
    );
    await app.listen(0, '127.0.0.1');
  };

  afterEach(() => app.close());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const { port } = (app.getHttpServer() as { address(): AddressInfo }).address();
      request({ host: '127.0.0.1', port, path, headers }, (response) => {
        let text = '';
        response.on('data', (part: Buffer) => (text += part.toString()));
        response.on('end', () => {
          const isJson = (response.headers['content-type'] ?? '').includes('json');
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: isJson ? (JSON.parse(text) as unknown) : undefined,
          });
        });
      })
        .on('error', reject)
        .end();
    });

  describe('without a token', () => {
    beforeEach(() => start(undefined));

    it('show a case as a list, one entry for each member who has it', async () => {
      const { status: code, body } = await get('/cases/case-1');
      expect(code).toBe(200);
      expect(body).toEqual([
        { memberRef: 'm-1', caseId: 'case-1', outcomes: [{ seq: 1 }, { seq: 2 }] },
        { memberRef: 'm-2', caseId: 'case-1', outcomes: [{ seq: 3 }] },
      ]);
      expect((await get('/cases/case-1?memberRef=m-2')).body).toHaveLength(1);
    });

    it('say in one form that a case is not known', async () => {
      expect(await get('/cases/none')).toMatchObject({
        status: 404,
        body: { code: 'TAM_HTTP_NOT_FOUND', todo: expect.any(String) as string },
      });
    });

    it('say in the same form that a page is not known', async () => {
      expect(await get('/nothing')).toMatchObject({ status: 404, body: { code: 'TAM_HTTP_NOT_FOUND' } });
    });

    it('list clocks by pages until one is not full', async () => {
      const first = await get('/clocks?limit=3&status=running&region=us-ca');
      expect(lookups.asked).toEqual({ status: 'running', region: 'us-ca', limit: 3 });
      const { clocks, next } = first.body as { clocks: { id: string; dueAt: string }[]; next: string };
      expect(clocks.map((clock) => clock.id)).toEqual([id(1), id(2), id(3)]);
      expect(clocks[0]).toMatchObject({ standard: 'ca-ta-npmh', dueAt: '2026-11-30T00:00:00.001Z' });
      const second = (await get(`/clocks?limit=3&cursor=${next}`)).body as {
        clocks: { id: string }[];
        next?: string;
      };
      expect(second.clocks.map((clock) => clock.id)).toEqual([id(4), id(5)]);
      expect(second.next).toBeUndefined();
    });

    it.each([
      ['status=late', 'status'],
      ['standard=%20', 'standard'],
      ['limit=0', 'limit'],
      ['limit=1001', 'limit'],
      ['cursor=abc', 'cursor'],
      ['region=a&region=b', 'region'],
      ['member=m-1', 'member'],
    ])('refuse /clocks?%s and name the parameter', async (query, parameter) => {
      expect(await get(`/clocks?${query}`)).toMatchObject({
        status: 400,
        body: { code: 'TAM_HTTP_BAD_REQUEST', subject: { parameter } },
      });
    });

    it('refuse a lookup that came through a proxy or by a name that is not this machine', async () => {
      const refusal = { status: 403, body: { code: 'TAM_HTTP_REFUSED' } };
      expect(await get('/clocks', { 'x-forwarded-for': '10.0.0.9' })).toMatchObject(refusal);
      expect(await get('/clocks', { host: 'rebound.example' })).toMatchObject(refusal);
      expect((await get('/clocks', { host: 'localhost:1' })).status).toBe(200);
    });

    it('never tell the caller what went wrong inside', async () => {
      lookups.failing = true;
      const answer = await get('/cases/case-1');
      expect(answer).toMatchObject({ status: 503, body: { code: 'TAM_HTTP_UNAVAILABLE' } });
      expect(answer.text + log.join('')).not.toContain('hunter2');
    });

    it('are ready only when every check holds, and say which does not', async () => {
      expect((await get('/health/ready')).status).toBe(200);
      ready = 'the log was not read to its end yet';
      expect(await get('/health/ready')).toMatchObject({
        status: 503,
        body: { ok: false, checks: [{ name: 'gate', ok: false, text: ready }] },
      });
      expect((await get('/health/live')).status).toBe(200);
    });

    it('export metrics as text, a status and an OpenAPI page', async () => {
      const metrics = await get('/metrics');
      expect(metrics.headers['content-type']).toMatch(/^text\/plain/);
      expect(metrics.text).toContain('# TYPE tam_rounds_total counter');
      expect((await get('/status')).body).toEqual(status);
      expect((await get('/api')).text).toContain('swagger');
      const document = (await get('/api-json')).body as { paths: object };
      expect(Object.keys(document.paths).sort()).toEqual([
        '/cases/{caseId}',
        '/clocks',
        '/health/live',
        '/health/ready',
        '/metrics',
        '/status',
      ]);
    });

    it('do not say what they are built with', async () => {
      expect((await get('/status')).headers).not.toHaveProperty('x-powered-by');
    });
  });

  describe('with a token', () => {
    beforeEach(() => start('0123456789abcdef'));

    it('ask every lookup for it, also from this machine', async () => {
      expect((await get('/clocks')).status).toBe(403);
      expect((await get('/clocks', { authorization: 'Bearer 0123456789abcdee' })).status).toBe(403);
      const right = { authorization: 'Bearer 0123456789abcdef', 'x-forwarded-for': '10.0.0.9' };
      expect((await get('/clocks', right)).status).toBe(200);
    });

    it('do not ask probes and scrapes for it', async () => {
      for (const path of ['/health/live', '/health/ready', '/metrics', '/status'])
        expect((await get(path)).status).toBe(200);
    });
  });
});
