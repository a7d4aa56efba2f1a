import type { AlertGroup } from '../model/rule';
import { knob } from '../read-data';

/** What came in could not be used, or contradicts itself: evidence for somebody is missing. */
export const EVIDENCE_ALERTS: AlertGroup = {
  name: 'tam-evidence-alerts',
  domain: 'access',
  interval: '30s',
  rules: [
    {
      alert: 'DeadLetterEvidence',
      expr: 'sum by (code) (code:tam_dead_letters:increase1h) > 0',
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'Records cannot be used: {{ $labels.code }}, {{ $value | printf "%.0f" }} in an hour.',
      description:
        "Each may be the offer that a member waits for; where its key could be read, that member's breach is undetermined until somebody settles the letter. First run npm run dead-letters -- list and look up the code.",
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'DeadLetterFlood',
      expr: `sum(code:tam_dead_letters:increase10m) > ${knob('dead_letters_flood')}`,
      for: '0s',
      severity: 'page',
      audiences: ['engineering'],
      about: 'fault',
      summary: '{{ $value | printf "%.0f" }} records in ten minutes cannot be used.',
      description:
        'This is no single record but a sender that changed. First see which code leads, find the sender by the source in the letters, and stop it or its release; redrive afterwards.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'DeadLettersUnsettled',
      expr: 'sum(code:tam_dead_letters_open:max) > 0',
      for: String(knob('dead_letters_old_for')),
      severity: 'ticket',
      audiences: ['engineering', 'compliance'],
      about: 'fault',
      summary: '{{ $value }} dead letters have waited for more than a day.',
      description:
        "While a letter is open its member's breach stays undetermined and the figures are short of it. First list them with npm run dead-letters -- list; redrive those that are mended and discard the others by name.",
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'IntakePaused',
      expr: 'domain:tam_intake_paused:sum > 0',
      for: '0s',
      severity: 'page',
      audiences: ['engineering', 'access-operations'],
      about: 'blind',
      summary: 'The intake of {{ $value }} partitions is paused.',
      description:
        'Most of what came could not be used, so the monitor takes in nothing more before it floods the dead letters. First stop the sender of the bad records, then release the partitions with npm run dead-letters -- resume.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'UnrecognisedCodes',
      expr: `field:tam_unrecognised_codes:increase1h >= ${knob('unrecognised_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering', 'compliance'],
      about: 'fault',
      summary: '{{ $value | printf "%.0f" }} codes of {{ $labels.field }} in an hour are in no registry.',
      description:
        'They are kept and satisfy nothing, so promises may look broken that were kept. First see in the log or a lookup which code it is, and add it to the registry or to the mapping of the import.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'NoPackAssigned',
      expr: `domain:tam_no_pack:increase1h >= ${knob('no_pack_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['compliance', 'engineering'],
      about: 'fault',
      summary: 'Cases come from a place to which no rule pack is assigned.',
      description:
        'Nothing is said of these cases at all. First see which line of business, network and region they have, and whether assignments.yaml should name a pack for them.',
      dashboard: 'tam-access-period',
    },
    {
      alert: 'EventsConflict',
      expr: `topic:tam_events_conflict:increase1h >= ${knob('conflicts_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering', 'compliance'],
      about: 'fault',
      summary: 'Events of {{ $labels.topic }} came twice under one identity and differ.',
      description:
        'Every outcome that used one is flagged and makes no notice. First find the source in the dead letters: senders must void and send anew, never change an event that they sent.',
      dashboard: 'tam-pipeline',
    },
    {
      alert: 'EventsMisrouted',
      expr: `topic:tam_events_republished:increase1h >= ${knob('misrouted_minimum')}`,
      for: '0s',
      severity: 'ticket',
      audiences: ['engineering'],
      about: 'fault',
      summary: 'A sender puts events of {{ $labels.topic }} on the wrong partition.',
      description:
        'They are published once more on the partition of their key, so nothing is lost, and all of it costs twice. First find the sender and let it use the murmur2 partitioner.',
      dashboard: 'tam-pipeline',
    },
  ],
};
