/** Where Grafana finds its numbers. Passwords and addresses come from the environment of Grafana. */
export const DATASOURCES = {
  apiVersion: 1,
  datasources: [
    {
      name: 'Prometheus',
      uid: 'prometheus',
      type: 'prometheus',
      access: 'proxy',
      url: '$TAM_PROMETHEUS_URL',
      isDefault: true,
      jsonData: { timeInterval: '15s', httpMethod: 'POST' },
    },
    {
      name: 'Access',
      uid: 'access',
      type: 'grafana-postgresql-datasource',
      access: 'proxy',
      url: '$TAM_READER_HOST',
      user: 'tam_reader',
      jsonData: { database: '$TAM_READER_DATABASE', sslmode: '$TAM_READER_SSLMODE', postgresVersion: 1700 },
      secureJsonData: { password: '$TAM_READER_PASSWORD' },
    },
  ],
} as const;

/** Where Grafana finds our dashboards. */
export const DASHBOARD_PROVIDER = {
  apiVersion: 1,
  providers: [
    {
      name: 'tam',
      orgId: 1,
      folder: 'Timely access',
      type: 'file',
      disableDeletion: true,
      allowUiUpdates: false,
      options: { path: '/etc/tam/dashboards', foldersFromFilesStructure: false },
    },
  ],
} as const;
