/** What the status page says; undefined while nothing answers. */
export async function statusOf(http) {
  try {
    const answer = await fetch(`${http}/status`);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/** The value of a counter, summed over its labels. */
export async function counterOf(url, name) {
  const text = await (await fetch(url)).text();
  let sum = 0;
  for (const line of text.split('\n')) {
    if (line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      sum += Number(line.slice(line.lastIndexOf(' ')));
  }
  return sum;
}

/** Cumulative counts by upper bound of the named histograms, summed over their labels. */
export async function histogramOf(url, names) {
  const text = await (await fetch(url)).text();
  const found = Object.fromEntries(names.map((name) => [name, {}]));
  for (const line of text.split('\n')) {
    const bucket = /^(\w+)_bucket\{.*?le="([^"]+)".*?\} (\S+)/.exec(line);
    const counts = bucket && found[bucket[1]];
    if (counts) counts[bucket[2]] = (counts[bucket[2]] ?? 0) + Number(bucket[3]);
  }
  return found;
}

/** The upper bound of the bucket that holds a quantile of what was observed between two scrapes; undefined: nothing was. */
export function quantile(q, before, after) {
  const bounds = Object.keys(after).sort((a, b) => bound(a) - bound(b));
  const counts = bounds.map((le) => after[le] - (before[le] ?? 0));
  const total = counts[counts.length - 1] ?? 0;
  if (total === 0) return undefined;
  return bounds[counts.findIndex((count) => count >= q * total)];
}

function bound(le) {
  return le === '+Inf' ? Infinity : Number(le);
}
