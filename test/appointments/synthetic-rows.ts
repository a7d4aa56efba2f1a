/** Synthetic rows in the form of the export, of members who do not exist. */
export const HEADER = 'PatientId,AppointmentID,Gender,ScheduledDay,AppointmentDay,Age,Neighbourhood';

/** Ten rows whose visit lies before its own request, by one day to ten. */
export const VISIT_BEFORE_REQUEST = Array.from(
  { length: 10 },
  (_, n) => `synthetic-${n},before-${n},X,2016-05-${11 + n} 09:0${n}:00,2016-05-10,40,NOWHERE`,
);

/** One row in time, and one too late. */
export const ORDINARY = [
  'synthetic-20,ordinary-0,X,2016-05-02 09:00:00,2016-05-16,40,NOWHERE',
  'synthetic-21,ordinary-1,X,2016-05-02 09:00:00,2016-05-17,40,NOWHERE',
];
