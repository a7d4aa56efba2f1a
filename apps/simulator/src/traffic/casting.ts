import { STORIES, type Story } from '../stories';
import { Stage, type Pace } from '../telling/stage';
import type { Told } from '../telling/truth';
import { drawPlace, EVERYWHERE, placesOf, timeAt, type Place, type Regions } from '../world/place';
import { Random } from '../world/random';
import type { Service } from '../world/service';
import { drawArrival } from './rhythm';

/** Which stories are told, and under which names. */
export interface Cast {
  /** Everything random follows from it. */
  readonly seed: string;
  /** Part of every id: two runs that share it tell the same cases. */
  readonly run: string;
  readonly stories: readonly Story[];
  /** How often cases happen in which region; left out: by the shares of the places. */
  readonly regions?: Regions;
}

/** One case before its story is told: who, where, what, and when it starts (epoch ms). */
export interface Casting {
  readonly ref: string;
  readonly random: Random;
  readonly place: Place;
  readonly service: Service;
  readonly story: Story;
  readonly startAt: number;
}

/**
 * The stories with their own weights, or with those given by kind, and as much more often as the regions are where they
 * are told; one that weighs nothing is not told.
 */
export function storiesWith(
  weights: ReadonlyMap<string, number>,
  regions: Regions = EVERYWHERE,
): readonly Story[] {
  return STORIES.map((story) => ({
    ...story,
    weight: (weights.get(story.kind) ?? story.weight) * factorOf(story, regions),
  })).filter(({ weight }) => weight > 0);
}

function factorOf({ laws }: Story, regions: Regions): number {
  const sum = (places: readonly Place[]): number => places.reduce((all, { weight }) => all + weight, 0);
  return sum(placesOf(laws, regions)) / sum(placesOf(laws));
}

const placesByStory = new WeakMap<Story, { readonly regions: Regions; readonly places: readonly Place[] }>();

/** The places of a story, remembered: a simulation asks for them once a case. */
function placesFor(story: Story, regions: Regions): readonly Place[] {
  let known = placesByStory.get(story);
  if (known?.regions !== regions)
    placesByStory.set(story, (known = { regions, places: placesOf(story.laws, regions) }));
  return known.places;
}

/** Case `n` of the cast. `startAt` may be given; else it is drawn between `from` and `end` by the rhythm of the place. */
export function castCase(
  cast: Cast,
  n: number,
  when: { readonly startAt: number } | { readonly from: number; readonly end: number },
): Casting {
  const random = new Random(`${cast.seed}/case/${n}`);
  const story = random.weighted(cast.stories);
  const place = drawPlace(random, placesFor(story, cast.regions ?? EVERYWHERE));
  const service = random.weighted(story.services);
  const startAt = 'startAt' in when ? when.startAt : drawArrival(random, timeAt(place), when.from, when.end);
  return { ref: `${cast.run}-${n.toString(36)}`, random, place, service, story, startAt };
}

/** Tells the story of a case. Nothing but the request happens before `actFrom` (epoch ms; default: the request's own time). */
export function tell(casting: Casting, pace: Pace = 'natural', actFrom = casting.startAt): Told {
  return casting.story.tell(new Stage({ ...casting, pace, actFrom }));
}
