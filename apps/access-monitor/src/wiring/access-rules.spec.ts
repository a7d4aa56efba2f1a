import { readEnvironment } from '@tam/config';
import { loadAccessRules } from './access-rules';

describe('the rules of the service', () => {
  it('are the packs that ship, each named with version and hash', () => {
    const { evaluator, packs } = loadAccessRules(readEnvironment({}));
    expect(Object.keys(evaluator.packHashes)).toContain('ca-dmhc-timely-access');
    expect(packs).toContainEqual({
      name: 'tam_pack_info',
      labels: {
        pack: 'ca-dmhc-timely-access',
        version: expect.stringMatching(/./) as string,
        hash: evaluator.packHashes['ca-dmhc-timely-access']?.slice(0, 12),
      },
      value: 1,
    });
  });

  it('name each standard once, with what it is', () => {
    const { packs } = loadAccessRules(readEnvironment({}));
    const infos = packs.flatMap((each) => (each.name === 'tam_standard_info' ? [each.labels] : []));
    expect(infos).toContainEqual({
      standard: 'ca-ta-urg-npa',
      force: 'duty',
      urgency: 'urgent',
      unit: 'hours',
    });
    expect(new Set(infos.map(({ standard }) => standard)).size).toBe(infos.length);
  });

  it('are refused with the file that is not there', () => {
    const environment = readEnvironment({ TAM_PACKS_DIR: '/nowhere/packs' });
    expect(() => loadAccessRules(environment)).toThrow(/TAM_PACK_NOT_FOUND.*\/nowhere\/packs/);
  });
});
