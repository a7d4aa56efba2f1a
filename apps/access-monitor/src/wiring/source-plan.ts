import type { DeclaredSource, SourcePlan } from '@tam/monitor';
import { durationMs, type LoadedPacks } from '@tam/standards';

const VOID = 'intake.event-voided.v1';
const CALL = 'intake.call-';
const RESPONSE = 'intake.crisis-response-';
const DEATH = 'member.deceased.v1';

type SourceRow = LoadedPacks['sourceRows'][number];

/** What the source gate of the access monitor is told. `reads` are the event types that the clocks read. */
export function sourcePlan(
  { packs, sourceRows }: Pick<LoadedPacks, 'packs' | 'sourceRows'>,
  reads: readonly string[],
): SourcePlan {
  const calls = reads.filter((type) => type.startsWith(CALL) || type === VOID);
  const responses = reads.filter((type) => type.startsWith(RESPONSE) || type === VOID || type === DEATH);
  const others = reads.filter((type) => !type.startsWith(CALL) && !type.startsWith(RESPONSE));
  const stops = new Map(packs.flatMap(({ standards }) => standards.map(({ id, stop }) => [id, stop.kind])));
  return {
    declared: sourceRows.map(declaredSource),
    openStatuses: ['running', 'at-risk'],
    disprovers: (standard) => {
      const kind = stops.get(standard);
      if (kind === undefined) return undefined;
      if (kind === 'answered') return calls;
      return kind === 'arrived' ? responses : others;
    },
  };
}

function declaredSource({ source, mode, types, scope, cadence, lateness }: SourceRow): DeclaredSource {
  return {
    source,
    mode,
    ...(types && { types }),
    ...(scope?.networks && { networks: scope.networks }),
    ...(scope?.regions && { regions: scope.regions }),
    ...(cadence !== undefined && { cadence: durationMs(cadence) }),
    lateness: lateness === undefined ? 0 : durationMs(lateness),
  };
}
