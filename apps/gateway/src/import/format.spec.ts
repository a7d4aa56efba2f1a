import { compileFormat, type Format } from './format';
import { LocalClock } from './local-clock';

const clock = new LocalClock('America/Los_Angeles', { gap: 'reject', overlap: 'reject' });

function readAs(name: string, text: string, at?: 'start-of-day' | 'end-of-day') {
  const found = (compileFormat(name, at) as Format).read(text, 'When', clock);
  return found.ok ? found.value : `${found.fault.code} ${found.fault.pointer}`;
}

describe('a format', () => {
  it.each([
    ['text', ' as it is ', ' as it is '],
    ['integer', '42', 42],
    ['number', '4.5', 4.5],
    ['boolean', 'Yes', true],
    ['boolean', '0', false],
    ['date', '2026-07-03', '2026-07-03'],
    ['M/D/YYYY', '7/3/2026', '2026-07-03'],
    ['instant', '2026-07-03T16:40:00-07:00', '2026-07-03T23:40:00.000Z'],
    ['local', '2026-07-03T16:40', '2026-07-03T23:40:00.000Z'],
    ['local', '2026-07-03 16:40:00', '2026-07-03T23:40:00.000Z'],
    ['epoch-seconds', '1783122000', '2026-07-03T23:40:00.000Z'],
    ['epoch-milliseconds', '1783122000123', '2026-07-03T23:40:00.123Z'],
    ['M/D/YYYY h:mm A', '7/3/2026 4:40 PM', '2026-07-03T23:40:00.000Z'],
  ])('%s reads %s', (name, text, value) => {
    expect(readAs(name, text)).toBe(value);
  });

  it('reads a date as an instant of its day where the mapping says which', () => {
    expect(readAs('date', '2026-07-03', 'start-of-day')).toBe('2026-07-03T07:00:00.000Z');
    expect(readAs('M/D/YYYY', '7/3/2026', 'end-of-day')).toBe('2026-07-04T06:59:59.999Z');
  });

  it.each([
    ['integer', '4.5'],
    ['number', '4,5'],
    ['boolean', 'perhaps'],
    ['instant', '2026-07-03 16:40'],
    ['epoch-seconds', '1783122000123'],
    ['date', '7/3/2026'],
    ['local', 'tomorrow'],
  ])('%s refuses %s at the column', (name, text) => {
    expect(readAs(name, text)).toBe('TAM_IMPORT_VALUE /When');
  });

  it('says of a cell that it cannot read only how long it is', () => {
    const found = (compileFormat('date', undefined) as Format).read('Jane Doe', 'When', clock);
    expect(JSON.stringify(found)).not.toContain('Jane');
  });

  it('has codes of its own for local times that do not exist or exist twice', () => {
    expect(readAs('local', '2026-03-08 02:30')).toBe('TAM_IMPORT_LOCAL_TIME_MISSING /When');
    expect(readAs('local', '2026-11-01 01:30')).toBe('TAM_IMPORT_LOCAL_TIME_TWICE /When');
  });

  it.each(['txt', 'constructor', 'YYYY'])('%s is no format', (name) => {
    expect(typeof compileFormat(name, undefined)).toBe('string');
  });

  it('refuses `at` where there is a time of day already', () => {
    expect(compileFormat('YYYY-MM-DD HH:mm', 'end-of-day')).toContain("'at' says nothing");
    expect(compileFormat('integer', 'end-of-day')).toContain("'at' says nothing");
  });
});
