const EVERY = 1_000;
/** Where nobody can see a line redraw itself, one is printed this often, and only if it says something new. */
const PLAIN_EVERY = 10_000;
const ORDER = ['running', 'at-risk', 'met', 'breached', 'undetermined', 'excused', 'ended', 'void'];

/**
 * Asks the monitor how it stands once a second and keeps one line current: events in, lag, clocks by status, last error.
 * Answers a function that ends it.
 */
export function keepStatusLine(url, { stream = process.stdout } = {}) {
  let last = { at: Date.now(), events: 0 };
  let shown = '';
  let shownAt = 0;
  let isAsking = false;
  const draw = async () => {
    if (isAsking) return;
    isAsking = true;
    const status = await ask(url);
    isAsking = false;
    const line = status ? describe(status, rateSince(last, status)) : 'the monitor does not answer';
    if (status) last = { at: Date.now(), events: status.events };
    if (stream.isTTY) stream.write(`\r\x1b[2K${line.slice(0, (stream.columns ?? 80) - 1)}`);
    else if (line !== shown && Date.now() - shownAt >= PLAIN_EVERY) {
      stream.write(`${line}\n`);
      shown = line;
      shownAt = Date.now();
    }
  };
  void draw();
  const timer = setInterval(() => void draw(), EVERY);
  return () => {
    clearInterval(timer);
    isAsking = true;
    if (stream.isTTY) stream.write('\n');
  };
}

/** What `GET /status` answers; undefined while it does not. */
export async function ask(url) {
  try {
    const response = await fetch(`${url}/status`, { signal: AbortSignal.timeout(2_000) });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function rateSince(last, { events }) {
  const seconds = (Date.now() - last.at) / 1000;
  return events > last.events && seconds > 0 ? Math.round((events - last.events) / seconds) : 0;
}

function describe({ events, lag, clocks, lastError, ready, waitsFor }, rate) {
  const known = [...ORDER, ...Object.keys(clocks).filter((status) => !ORDER.includes(status))];
  const counted = known.filter((status) => clocks[status]).map((status) => `${clocks[status]} ${status}`);
  return [
    `events ${events}${rate > 0 ? ` (${rate}/s)` : ''}`,
    lag.records > 0 ? `lag ${lag.records} (${Math.round(lag.seconds)} s)` : 'lag 0',
    lastError ? `last error ${lastError.code} at ${lastError.at.slice(11, 19)}Z` : 'no error',
    ...(ready ? [] : [`waits for ${waitsFor.join(', ')}`]),
    `clocks ${counted.join(', ') || 'none'}`,
  ].join(' | ');
}
