import { createHash } from 'node:crypto';
import { loadPackSet } from './load-pack-set';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the packs that ship', () => {
  const packs = loadPackSet({ sha256 });
  const key = { lineOfBusiness: 'commercial', network: 'any-network', region: 'us-ca' };

  it('are found from the source without being told where', () => {
    expect(packs.packs.map((pack) => pack.id)).toEqual(['ca-dmhc-timely-access']);
    expect(packs.hashes['ca-dmhc-timely-access']).toMatch(/^[0-9a-f]{64}$/);
  });

  it('hold for commercial plans in California, for every network, from the first date of the pack', () => {
    expect(packs.assigned(key, '2010-01-17')).toEqual(['ca-dmhc-timely-access']);
    expect(packs.assigned(key, '2010-01-16')).toEqual([]);
    expect(packs.assigned({ ...key, region: 'us-ny' }, '2026-11-24')).toEqual([]);
    expect(packs.assigned({ ...key, lineOfBusiness: 'medi-cal' }, '2026-11-24')).toEqual([]);
  });
});
