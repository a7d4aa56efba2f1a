import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PrometheusRule } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/PrometheusRule';
import { ServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1/ServiceMonitor';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parse } from 'yaml';
import { ALERT_GROUPS, RECORDING_GROUPS } from '../monitoring/src';

const BASE = path.join(__dirname, 'base');
const EXAMPLE = path.join(__dirname, 'overlays', 'example');

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec?: unknown;
}

/** The published schemas, by kind. */
const SCHEMAS = {
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  Namespace,
  NetworkPolicy,
  PodDisruptionBudget,
  PrometheusRule,
  Service,
  ServiceAccount,
  ServiceMonitor,
} as const;

interface Kustomization {
  readonly resources: readonly string[];
  readonly patches?: readonly { readonly path: string }[];
  readonly configMapGenerator?: readonly { readonly name: string; readonly literals: readonly string[] }[];
}

const read = <T>(folder: string, name: string): T =>
  parse(readFileSync(path.join(folder, name), 'utf8')) as T;
const base = read<Kustomization>(BASE, 'kustomization.yaml');
const example = read<Kustomization>(EXAMPLE, 'kustomization.yaml');
const MANIFESTS = [
  ...base.resources.map((name) => ({ name, manifest: read<Manifest>(BASE, name) })),
  { name: 'overlays/example/namespace.yaml', manifest: read<Manifest>(EXAMPLE, 'namespace.yaml') },
];

function check(manifest: Manifest): void {
  const Model = SCHEMAS[manifest.kind as keyof typeof SCHEMAS] as unknown as {
    readonly apiVersion: string;
    new (data: object): { validate(): void };
  };
  if (Model.apiVersion !== manifest.apiVersion)
    throw new Error(`${manifest.kind} is not of ${manifest.apiVersion}`);
  new Model(manifest).validate();
}

const of = <T>(kind: keyof typeof SCHEMAS): T =>
  MANIFESTS.find(({ manifest }) => manifest.kind === kind)?.manifest as T;
const deployment = of<Deployment>('Deployment');
const pods = [deployment.spec?.template, of<Job>('Job').spec?.template].map((template) => ({
  component: template?.metadata?.labels?.['app.kubernetes.io/component'] ?? '',
  spec: template?.spec,
}));

describe('the manifests', () => {
  it.each(MANIFESTS)('$name is what the published schema of its kind asks for', ({ manifest }) => {
    expect(() => check(manifest)).not.toThrow();
  });

  it('are refused where a field has another form', () => {
    const wrong = structuredClone(deployment) as unknown as { spec: { replicas: unknown } };
    wrong.spec.replicas = 'two';
    expect(() => check(wrong as unknown as Manifest)).toThrow(/replicas/);
  });

  it('are all listed, and all that is listed is there', () => {
    const files = readdirSync(BASE, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'kustomization.yaml')
      .map((entry) => path.relative(BASE, path.join(entry.parentPath, entry.name)));
    expect([...base.resources].sort()).toEqual(files.sort());
    for (const name of example.resources) expect(existsSync(path.join(EXAMPLE, name))).toBe(true);
  });

  it('have overlays that patch only what there is', () => {
    const known = MANIFESTS.map(({ manifest }) => `${manifest.kind} ${manifest.metadata.name}`);
    const patches = (example.patches ?? []).map((patch) => read<Manifest>(EXAMPLE, patch.path));
    expect(patches.length).toBeGreaterThan(0);
    for (const { kind, metadata } of patches) expect(known).toContain(`${kind} ${metadata.name}`);
  });

  it('set only what docs/configuration.md knows', () => {
    const page = readFileSync(path.join(__dirname, '..', '..', 'docs', 'configuration.md'), 'utf8');
    const keys = (base.configMapGenerator ?? []).flatMap(({ literals }) =>
      literals.map((each) => each.split('=')[0]),
    );
    expect(keys.filter((key) => !page.includes(`\`${key ?? ''}\``))).toEqual([]);
  });
});

describe('a pod', () => {
  it.each(pods)(
    'of the $component runs as nobody in particular, on a root that it cannot write',
    ({ spec }) => {
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      });
      for (const container of spec?.containers ?? [])
        expect(container.securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    },
  );

  it.each(pods)('of the $component asks for CPU and memory and may not take more memory', ({ spec }) => {
    for (const { resources } of spec?.containers ?? []) {
      expect(Object.keys(resources?.requests ?? {}).sort()).toEqual(['cpu', 'memory']);
      expect(resources?.limits).toEqual({ memory: '512Mi' });
    }
  });

  it('of the monitor is started anew only when it is of no use, and asked for work only when it is ready', () => {
    const [container] = deployment.spec?.template.spec?.containers ?? [];
    expect(container?.livenessProbe?.httpGet?.path).toBe('/health/live');
    expect(container?.startupProbe?.httpGet?.path).toBe('/health/live');
    expect(container?.readinessProbe?.httpGet?.path).toBe('/health/ready');
  });
});

describe('what looks after the pods', () => {
  const labels = deployment.spec?.template.metadata?.labels ?? {};

  it('finds them by labels that they have', () => {
    const selectors = [
      deployment.spec?.selector.matchLabels,
      of<Service>('Service').spec?.selector,
      of<PodDisruptionBudget>('PodDisruptionBudget').spec?.selector?.matchLabels,
      of<NetworkPolicy>('NetworkPolicy').spec?.podSelector?.matchLabels,
      of<ServiceMonitor>('ServiceMonitor').spec?.selector.matchLabels,
    ];
    for (const selector of selectors) {
      expect(Object.keys(selector ?? {}).length).toBeGreaterThan(0);
      expect(labels).toMatchObject(selector ?? {});
    }
  });

  it('takes instances away only after a quarter of an hour of quiet, and never adds more than partitions', () => {
    const { spec } = of<HorizontalPodAutoscaler>('HorizontalPodAutoscaler');
    expect(spec?.behavior?.scaleDown?.stabilizationWindowSeconds).toBeGreaterThanOrEqual(600);
    const partitions = base.configMapGenerator?.[0]?.literals.find((each) =>
      each.startsWith('TAM_PARTITIONS='),
    );
    expect(spec?.maxReplicas).toBeLessThanOrEqual(Number(partitions?.split('=')[1]));
    expect(spec?.scaleTargetRef.name).toBe(deployment.metadata?.name);
  });

  it('lets in nobody but Prometheus', () => {
    const { spec } = of<NetworkPolicy>('NetworkPolicy');
    expect(spec?.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec?.ingress?.flatMap(({ from = [] }) => from).length).toBe(1);
  });

  it('has every rule that Prometheus is given elsewhere', () => {
    const { groups = [] } = of<PrometheusRule>('PrometheusRule').spec ?? {};
    const names = [...RECORDING_GROUPS, ...ALERT_GROUPS].map(({ name, rules }) => [name, rules.length]);
    expect(groups.map(({ name, rules }) => [name, rules?.length])).toEqual(names);
  });
});
