import { TamError } from '@tam/errors';
import { isKnownZone } from './zone-days';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (format === undefined) {
    if (!isKnownZone(zone)) {
      throw new TamError('TAM_CALENDAR_UNKNOWN_ZONE', `"${zone}" is not a known time zone.`, { zone });
    }
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      fractionalSecondDigits: 3,
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
    formats.set(zone, format);
  }
  return format;
}

/**
 * An instant (epoch milliseconds) as people in a zone read it: `2026-11-26 16:40:00 PST`, with milliseconds only
 * where there are any. For display; never parsed again. Error: TAM_CALENDAR_UNKNOWN_ZONE.
 */
export function localTime(instant: number, zone: string): string {
  const part: { [type: string]: string } = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) part[type] = value;
  const fraction = part['fractionalSecond'] === '000' ? '' : `.${part['fractionalSecond']}`;
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}:${part['second']}${fraction} ${part['timeZoneName']}`;
}
