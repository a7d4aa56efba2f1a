/** Which sources deliver in batches, as the deployer's `sources.yaml` says. */
export interface SourceMode {
  readonly mode: 'stream' | 'batch';
  /** The event types it sends; left out: any. */
  readonly types?: readonly string[];
  readonly scope?: { readonly networks?: readonly string[]; readonly regions?: readonly string[] };
}

/** Where a member's case is, as far as the events say. */
export interface Place {
  readonly network: string | undefined;
  readonly region: string | undefined;
}

/**
 * Whether something that a rule waits for may come in a batch: its absence until then proves nothing that a person
 * should be woken for. A case whose place is not known is within every scope.
 */
export function comesInBatches(
  sources: readonly SourceMode[],
  awaited: readonly string[],
  place: Place,
): boolean {
  return sources.some(
    ({ mode, types, scope }) =>
      mode === 'batch' &&
      awaited.some((type) => types === undefined || types.includes(type)) &&
      isWithin(scope?.networks, place.network) &&
      isWithin(scope?.regions, place.region),
  );
}

function isWithin(scope: readonly string[] | undefined, place: string | undefined): boolean {
  return scope === undefined || place === undefined || scope.includes(place);
}
