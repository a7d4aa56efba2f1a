import { at, type Story } from './story';

/** How a promise is kept at an instant (epoch ms), told after all that was told before. */
export type Keeping = (told: Story, instant: number) => Story;

/** A story whose promise falls due at a known local time. */
export interface Boundary {
  readonly standard: string;
  readonly title: string;
  /** Local time in the zone of the story. */
  readonly due: string;
  readonly story: () => Story;
  readonly kept: Keeping;
  /** How the promise is called where nothing kept it, and where something came too late. */
  readonly unkept: readonly [nothing: string, late: string];
}

const MINUTE = 60_000;

/** A slot offered a minute after the last thing that happened; in person unless said otherwise. */
export const offered =
  (slot: { readonly [field: string]: string } = {}): Keeping =>
  (told, instant) =>
    told.offer(lastTold(told) + MINUTE, instant, { offerId: 'kept', modality: 'in-person', ...slot });

/** A visit that takes place at the instant, and is told then. */
export const attended =
  (visit: { readonly [field: string]: string } = {}): Keeping =>
  (told, instant) =>
    told.attend(instant, instant, { appointmentId: 'kept', ...visit });

/** Something that happens at the instant. */
export const done =
  (
    type: string,
    data: { readonly [field: string]: string | { readonly [field: string]: string } },
  ): Keeping =>
  (told, instant) =>
    told.happened(type, instant, data);

export const NO_OFFER = ['no-offer', 'late-offer'] as const;
export const NO_VISIT = ['no-visit', 'late-visit'] as const;
export const NO_ARRIVAL = ['no-arrival', 'late-arrival'] as const;

function lastTold({ events }: Story): number {
  return Math.max(...events.map(({ time }) => time));
}

/** Proves each promise at its last instant and one millisecond after it: unkept, kept, and kept too late. */
export function holdsAtItsBoundary(boundaries: readonly Boundary[]): void {
  describe.each(boundaries)('$standard: $title', ({ standard, due, story, kept, unkept }) => {
    const last = at(due, story().zone);
    const [nothing, late] = unkept;

    it(`falls due at ${due}`, () => {
      expect(story().find(standard, last)?.dueAt).toBe(new Date(last).toISOString());
    });

    it('is not broken while its last instant lasts, and is at the first after it', () => {
      expect(story().find(standard, last)).toMatchObject({ status: 'at-risk', because: nothing });
      expect(story().find(standard, last + 1)).toMatchObject({ status: 'breached', because: nothing });
    });

    it('is kept at its last instant', () => {
      expect(kept(story(), last).find(standard, last + 1)?.status).toBe('met');
    });

    it('is broken by what would have kept it a millisecond before', () => {
      const tooLate = kept(story(), last + 1);
      expect(tooLate.find(standard, last)).toMatchObject({ status: 'at-risk', because: late });
      expect(tooLate.find(standard, last + 1)).toMatchObject({ status: 'breached', because: late });
    });
  });
}
