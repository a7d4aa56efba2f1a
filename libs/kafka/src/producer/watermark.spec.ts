import { CONTROL_TOPIC, decodeLine } from '@tam/events';
import { watermark } from './watermark';

describe('the watermark of a source', () => {
  const said = watermark('/clinic/export', Date.UTC(2026, 6, 14, 20), Date.UTC(2026, 6, 15));

  it('is a control event of the contract', () => {
    expect(said).toMatchObject({ topic: CONTROL_TOPIC, key: null });
    expect(decodeLine(said.json)).toMatchObject({
      kind: 'control',
      event: {
        source: '/clinic/export',
        data: { source: '/clinic/export', completeThrough: '2026-07-14T20:00:00.000Z' },
      },
    });
  });

  it('keeps its id when it is said again later, and has another for another instant', () => {
    const id = ({ json }: { json: string }): unknown => (JSON.parse(json) as { id: unknown }).id;
    expect(id(watermark('/clinic/export', Date.UTC(2026, 6, 14, 20), Date.UTC(2026, 6, 16)))).toBe(id(said));
    expect(id(watermark('/clinic/export', Date.UTC(2026, 6, 14, 21), Date.UTC(2026, 6, 15)))).not.toBe(
      id(said),
    );
  });
});
