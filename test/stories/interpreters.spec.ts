import { Story } from './story';

const LATER = '2026-06-30 00:00';
const seen = (interpreter: object, needed = true): Story =>
  new Story()
    .request('2026-03-02 09:00', { interpreterNeeded: needed, languageNeeded: 'es' })
    .offer('2026-03-02 10:00', '2026-03-10 10:00')
    .attend('2026-03-10 11:00', '2026-03-10 10:00', { appointmentId: 'a1', ...interpreter });

describe('row 52: an interpreter who is needed (ca-ta-interp)', () => {
  it('missing at a timely slot: access is met, the interpreter is not, both shown', () => {
    const told = seen({ interpreterPresent: false });
    expect(told.find('ca-ta-npmh', LATER)?.status).toBe('met');
    expect(told.find('ca-ta-interp', LATER)).toMatchObject({
      status: 'breached',
      because: 'no-interpreter',
      anchorKey: 'visit:a1',
    });
  });

  it('there at the slot: both met', () => {
    expect(seen({ interpreterPresent: true }).find('ca-ta-interp', LATER)?.status).toBe('met');
  });

  it('nobody says whether one was there: undetermined, and never broken', () => {
    expect(seen({}).find('ca-ta-interp', LATER)).toMatchObject({
      status: 'undetermined',
      missing: 'whether the interpreter was there',
    });
  });

  it('not needed: nothing is said', () => {
    expect(seen({ interpreterPresent: false }, false).find('ca-ta-interp', LATER)).toBeUndefined();
  });
});
