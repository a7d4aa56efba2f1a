import { CATALOGUE } from '../catalogue/catalogue';
import { isKnownCode, REGISTRIES, withDeployerCodes, type RegistryName } from './registries';
import { unrecognisedCodes } from './unrecognised-codes';

describe('code registries', () => {
  it('give every code a meaning of one line', () => {
    for (const [name, registry] of Object.entries(REGISTRIES))
      for (const [code, meaning] of Object.entries(registry.codes))
        expect(`${name}.${code}: ${meaning}`).toMatch(/^\S+: [^\n]{3,110}\.$/);
  });

  it('are all used by a field of the catalogue, and every field names one that exists', () => {
    const named = new Set<string>();
    for (const { data } of CATALOGUE.values())
      JSON.stringify(data, (key, value: unknown) => {
        if (key === 'x-codes') named.add(String(value));
        return value;
      });
    expect([...named].sort()).toEqual(Object.keys(REGISTRIES).sort());
  });

  it('know a code only as it is spelled', () => {
    expect(isKnownCode('level', 'U0')).toBe(true);
    expect(isKnownCode('level', 'u0')).toBe(false);
    expect(isKnownCode('level', 'toString')).toBe(false);
    expect(isKnownCode('region', 'us-ca')).toBe(true);
    expect(isKnownCode('jurisdiction', 'US-CA')).toBe(true);
  });

  it("take a deployer's codes and keep the shipped meanings", () => {
    const own = withDeployerCodes({
      service: { 'eating-disorder': 'Eating disorders.', psychiatry: 'Changed.' },
    });
    expect(isKnownCode('service', 'eating-disorder', own)).toBe(true);
    expect(isKnownCode('service', 'eating-disorder')).toBe(false);
    expect(own.service.codes['psychiatry']).toBe(REGISTRIES.service.codes['psychiatry']);
    expect(own.level).toBe(REGISTRIES.level);
  });
});

describe('unrecognisedCodes', () => {
  it.each([...CATALOGUE.values()].map((definition) => [definition.type, definition] as const))(
    'finds none in the example of %s but the deployer codes',
    (type, { example }) => {
      expect(unrecognisedCodes({ type, data: example })).toEqual([]);
    },
  );

  it('points at each one, inside objects and arrays too', () => {
    const data = {
      evidence: ['si-plan', 'mind-reading'],
      statedBy: { office: 'janitor', licence: 'XYZ' },
      heardBy: { office: 'clerk' },
      origin: 'spoken',
    };
    expect(unrecognisedCodes({ type: 'intake.crisis-stated.v1', data })).toEqual([
      { registry: 'crisisEvidence', pointer: '/data/evidence/1', code: 'mind-reading' },
      { registry: 'office', pointer: '/data/statedBy/office', code: 'janitor' },
      { registry: 'licence', pointer: '/data/statedBy/licence', code: 'XYZ' },
    ]);
  });

  it("accepts a deployer's own codes where they are given", () => {
    const own = withDeployerCodes({ modality: { hologram: 'A hologram.' } } satisfies {
      [name in RegistryName]?: Record<string, string>;
    });
    const event = {
      type: 'scheduling.slot-offered.v1',
      data: { modality: 'hologram', purpose: 'treatment' },
    };
    expect(unrecognisedCodes(event)).toHaveLength(1);
    expect(unrecognisedCodes(event, own)).toEqual([]);
  });
});
