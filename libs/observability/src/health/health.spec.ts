import { createHealth } from './health';

describe('health', () => {
  let crashed: string | undefined;
  let gate: string | undefined = 'the log was not read to its end yet';
  const health = createHealth(
    [{ name: 'consumer', fault: () => crashed }],
    [{ name: 'first-gate', fault: () => gate }],
  );

  it('is live and not ready while the service has not caught up', () => {
    expect(health.live()).toEqual({ ok: true, checks: [{ name: 'consumer', ok: true }] });
    expect(health.ready()).toEqual({
      ok: false,
      checks: [
        { name: 'consumer', ok: true },
        { name: 'first-gate', ok: false, text: 'the log was not read to its end yet' },
      ],
    });
  });

  it('is neither once the consumer is gone for good, however far it had read', () => {
    gate = undefined;
    expect(health.ready().ok).toBe(true);
    crashed = 'it did not come back';
    expect(health.live().ok).toBe(false);
    expect(health.ready().ok).toBe(false);
  });
});
