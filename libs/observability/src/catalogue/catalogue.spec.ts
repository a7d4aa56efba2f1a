import { LABELS, METRICS, renderMetricsPage, type MetricDefinition } from '.';

const metrics = Object.entries<MetricDefinition>(METRICS);

describe('the metric catalogue', () => {
  it.each(metrics)('%s has a help text, known labels and a name that fits its type', (name, metric) => {
    expect(metric.help).toMatch(/^[A-Z1].*\.$/);
    expect(Object.keys(LABELS)).toEqual(expect.arrayContaining([...metric.labels]));
    expect(name.endsWith('_total')).toBe(metric.type === 'counter');
    expect(metric.buckets !== undefined).toBe(metric.type === 'histogram');
  });

  it('has no label that could hold an id', () => {
    expect(Object.keys(LABELS).filter((label) => /id$|member|case|ref|facility|source/.test(label))).toEqual(
      [],
    );
  });

  it('has every metric on its page', () => {
    const page = renderMetricsPage();
    for (const [name, { help }] of metrics) {
      expect(page).toContain(`\`${name}\``);
      expect(page).toContain(help);
    }
  });
});
