/**
 * A second, plain computation of what must be said of the rows of an appointment export: it shares no code with the
 * product. Dates are texts YYYY-MM-DD, times are local as they stand in the export, and nothing is an instant.
 */

/** One row of the export. */
export interface AppointmentRow {
  readonly member: string;
  readonly caseId: string;
  /** Local date and time at which the appointment was asked for and given: YYYY-MM-DD HH:mm:ss. */
  readonly asked: string;
  /** Local day of the visit. */
  readonly visit: string;
}

/** What must be said of one row. */
export interface PlainVerdict {
  readonly status: 'met' | 'breached' | 'undetermined';
  /** Local date with which the tenth business day ends. */
  readonly dueOn: string;
  /** The row's own appointment is in time. */
  readonly byItself: boolean;
  /** Cases of the same member and service whose appointment is in time for this row. */
  readonly inTime: readonly string[];
}

/** Days off of California state offices, from the published lists for 2015 to 2017. */
const HOLIDAYS = new Set([
  ...['2015-11-11', '2015-11-26', '2015-11-27', '2015-12-25'],
  ...['2016-01-01', '2016-01-18', '2016-02-15', '2016-03-31', '2016-05-30', '2016-07-04', '2016-09-05'],
  ...['2016-11-11', '2016-11-24', '2016-11-25', '2016-12-26', '2017-01-02'],
]);

/** The rows of a simple CSV text without quotes. */
export function readRows(csv: string): AppointmentRow[] {
  const [header = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = header.split(',');
  const cell = (cells: readonly string[], name: string): string => cells[names.indexOf(name)] ?? '';
  return lines.map((line) => {
    const cells = line.split(',');
    return {
      member: cell(cells, 'PatientId'),
      caseId: cell(cells, 'AppointmentID'),
      asked: cell(cells, 'ScheduledDay'),
      visit: cell(cells, 'AppointmentDay'),
    };
  });
}

/** The verdict of every row, by case. All rows ask for the same service. */
export function plainVerdicts(rows: readonly AppointmentRow[]): Map<string, PlainVerdict> {
  const byMember = new Map<string, AppointmentRow[]>();
  for (const row of rows) byMember.set(row.member, [...(byMember.get(row.member) ?? []), row]);
  return new Map(rows.map((row) => [row.caseId, verdictOf(row, byMember.get(row.member) ?? [])]));
}

function verdictOf(row: AppointmentRow, ofMember: readonly AppointmentRow[]): PlainVerdict {
  const dueOn = tenthBusinessDay(dayOf(row.asked));
  // An offer on another case of the member counts for this one if it was made after this one was asked for.
  const inTime = ofMember.filter(
    (other) =>
      other.asked >= row.asked &&
      other.visit >= dayOf(other.asked) &&
      other.visit >= dayOf(row.asked) &&
      other.visit <= dueOn,
  );
  const isError = row.visit < dayOf(row.asked);
  const status = inTime.length > 0 ? 'met' : isError ? 'undetermined' : 'breached';
  return {
    status,
    dueOn,
    byItself: inTime.some(({ caseId }) => caseId === row.caseId),
    inTime: inTime.map(({ caseId }) => caseId),
  };
}

function dayOf(local: string): string {
  return local.slice(0, 10);
}

function tenthBusinessDay(asked: string): string {
  let day = asked;
  for (let counted = 0; counted < 10;) {
    day = nextDay(day);
    if (!isWeekend(day) && !HOLIDAYS.has(day)) counted++;
  }
  return day;
}

function nextDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
