/** One thing that must hold. */
export interface HealthCheck {
  readonly name: string;
  /** Undefined while it holds, else in a few words what is wrong. */
  readonly fault: () => string | undefined;
}

/** What a probe is answered. */
export interface HealthReport {
  readonly ok: boolean;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly text?: string }[];
}

/**
 * Two lists of checks. Live: while one fails, only a new start of the process helps. Ready: while one fails, the
 * service must not be counted on, and may come round by itself.
 */
export interface Health {
  live(): HealthReport;
  ready(): HealthReport;
}

/** Health from checks that look at what is already known; none of them may wait or call out. */
export function createHealth(live: readonly HealthCheck[], ready: readonly HealthCheck[]): Health {
  return { live: () => report(live), ready: () => report([...live, ...ready]) };
}

function report(checks: readonly HealthCheck[]): HealthReport {
  const results = checks.map(({ name, fault }) => {
    const text = fault();
    return text === undefined ? { name, ok: true } : { name, ok: false, text };
  });
  return { ok: results.every((result) => result.ok), checks: results };
}
