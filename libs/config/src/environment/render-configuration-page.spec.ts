import { ENVIRONMENT_KEYS } from './keys';
import { renderConfigurationPage } from './render-configuration-page';

it('the page of settings has a row for every key, with its default', () => {
  const rows = renderConfigurationPage()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.map((line) => line.split('`')[1])).toEqual(Object.keys(ENVIRONMENT_KEYS));
  expect(rows.find((line) => line.includes('HTTP_HOST'))).toContain('| `127.0.0.1` |');
  expect(rows.find((line) => line.includes('DATABASE_URL'))).toContain('(secret)');
});
