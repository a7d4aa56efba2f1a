import type { Facets } from '../ports';
import type { DeclaredSource, SourcePlan } from './declared-source';
import type { Words } from './words';

/** What the gate needs to know of a partition. Instants are epoch ms. */
export interface HeardBy {
  /** The offset gate. */
  readonly clearedTo: number;
  /** What the sources had said before the ends to which the partition is read were asked for. */
  readonly words: Words;
  /** When those ends were asked for, by the database's clock. */
  readonly readAt: number;
}

/** The scope of whatever waits for no source. */
export const NO_SOURCE = '';
const PREFIX = '["sources",';
/** What facets say where the place is not known, or no registry knows it: any source may be meant. */
const UNKNOWN = 'other';

/** Whether a text of the dictionary names a scope. */
export const isScopeText = (text: string): boolean => text.startsWith(PREFIX);

/**
 * The source gate. A silence proves something only once each source that could disprove it has spoken past it. A batch
 * source speaks by its watermarks; a stream speaks up to the offset gate, less what it may deliver late, and no further
 * than its last heartbeat while it is silent beyond its cadence. A stream that never sent a heartbeat is not held to one.
 *
 * A *scope* is the set of sources that something waits for, as the text under which the dictionary numbers it.
 */
export class SourceGate {
  private readonly limiting: readonly DeclaredSource[];
  private readonly byFacets = new Map<string, readonly string[]>();
  private readonly byScope = new Map<string, readonly DeclaredSource[]>();
  private readonly openStatuses: ReadonlySet<string>;

  /** `reads` are the types that the evaluator reads: of no other can anything be disproved. */
  constructor(
    private readonly plan: SourcePlan,
    reads: readonly string[],
  ) {
    this.limiting = plan.declared.filter(
      (source) => canLimit(source) && (source.types?.some((type) => reads.includes(type)) ?? true),
    );
    this.openStatuses = new Set(plan.openStatuses);
  }

  /** Whether no source can hold anything. */
  get isAlwaysOpen(): boolean {
    return this.limiting.length === 0;
  }

  isOpenStatus(status: string): boolean {
    return this.openStatuses.has(status);
  }

  /** The sources that could disprove a silence on which an outcome filed so rests. */
  concerned(facets: Facets): readonly string[] {
    const { standard, region, network } = facets;
    const key = JSON.stringify([standard, region, network]);
    let names = this.byFacets.get(key);
    if (!names) {
      const disprovers = this.plan.disprovers?.(standard);
      names = this.limiting
        .filter(
          ({ types, regions, networks }) =>
            covers(regions, region) &&
            covers(networks, network) &&
            (!types || !disprovers || types.some((type) => disprovers.includes(type))),
        )
        .map(({ source }) => source);
      this.byFacets.set(key, names);
    }
    return names;
  }

  scopeText(names: ReadonlySet<string>): string {
    return names.size === 0 ? NO_SOURCE : `${PREFIX}${JSON.stringify([...names].sort()).slice(1)}`;
  }

  /** The instant up to which nothing can disprove a silence in this scope any more. A source undeclared since counts no more. */
  clearedTo(scope: string, at: HeardBy): number {
    let smallest = at.clearedTo;
    for (const source of this.sourcesOf(scope)) smallest = Math.min(smallest, spokenThrough(source, at));
    return Math.max(0, smallest);
  }

  private sourcesOf(scope: string): readonly DeclaredSource[] {
    if (scope === NO_SOURCE) return [];
    let sources = this.byScope.get(scope);
    if (!sources) {
      const [, ...names] = JSON.parse(scope) as string[];
      sources = this.limiting.filter(({ source }) => names.includes(source));
      this.byScope.set(scope, sources);
    }
    return sources;
  }
}

/** A stream that is never late and promises no cadence speaks as far as the log is read. */
function canLimit({ mode, lateness, cadence }: DeclaredSource): boolean {
  return mode === 'batch' || lateness > 0 || cadence !== undefined;
}

function covers(codes: readonly string[] | undefined, code: string): boolean {
  return !codes || code === UNKNOWN || codes.includes(code);
}

function spokenThrough({ source, mode, lateness, cadence }: DeclaredSource, at: HeardBy): number {
  const word = at.words.get(source);
  // Inclusive: what it has sent up to an instant decides whatever fell due by then.
  if (mode === 'batch') return word?.completeThrough === undefined ? 0 : word.completeThrough + 1;
  const isSilent = word !== undefined && cadence !== undefined && at.readAt - word.heardAt > cadence;
  return (isSilent ? Math.min(at.clearedTo, word.heardAt) : at.clearedTo) - lateness;
}
