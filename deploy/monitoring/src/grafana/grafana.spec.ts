import { parse } from 'yaml';
import { ALERT_GROUPS } from '../all-rules';
import { monitoringFiles } from '../monitoring-files';
import { ADDRESSES } from '../read-data';

const files = monitoringFiles(ADDRESSES);

interface Provisioned {
  readonly apiVersion: number;
  readonly groups: readonly {
    readonly interval: string;
    readonly rules: readonly {
      readonly uid: string;
      readonly title: string;
      readonly condition: string;
      readonly data: readonly { readonly refId: string; readonly model: { readonly expr?: string } }[];
      readonly annotations: Readonly<Record<string, string>>;
    }[];
  }[];
}

describe('the alerts for Grafana', () => {
  const { groups } = parse(files.get('grafana/alerting/tam-alerts.yaml') ?? '') as Provisioned;
  const rules = groups.flatMap((group) => group.rules);
  const ours = ALERT_GROUPS.flatMap((group) => group.rules);

  it('are those of Prometheus, with the same queries', () => {
    expect(rules.map(({ title, data }) => [title, data[0]?.model.expr])).toEqual(
      ours.map(({ alert, expr }) => [alert, expr]),
    );
  });

  it('have ids of their own that Grafana takes, and a condition among their queries', () => {
    expect(new Set(rules.map(({ uid }) => uid)).size).toBe(rules.length);
    for (const { uid, condition, data } of rules) {
      expect(uid).toMatch(/^[a-z0-9-]{1,40}$/);
      expect(data.map(({ refId }) => refId)).toContain(condition);
    }
  });

  it('are looked at in steps of ten seconds, and show values by the words of Grafana', () => {
    expect(groups.every(({ interval }) => interval === '30s')).toBe(true);
    const texts = rules.flatMap(({ annotations }) => Object.values(annotations)).join('\n');
    expect(texts).not.toMatch(/\$value[^s]/);
    expect(texts).toContain('{{ $values.A.Value | humanizeDuration }}');
  });
});

describe('the data sources', () => {
  it('hold no password and are those that the dashboards choose first', () => {
    const text = files.get('grafana/datasources/tam.yaml') ?? '';
    const { datasources } = parse(text) as {
      readonly datasources: readonly {
        readonly uid: string;
        readonly secureJsonData?: { readonly password: string };
      }[];
    };
    expect(datasources.map(({ uid }) => uid)).toEqual(['prometheus', 'access']);
    for (const { secureJsonData } of datasources) expect(secureJsonData?.password ?? '$').toMatch(/^\$/);
  });
});
