/** Cancels what was planned; does nothing if it has already run. */
export type Cancel = () => void;

/**
 * Time as the machine has it: for waiting and for measuring, never for deciding. What decides about deadlines is the
 * database's clock (`MonitorStore.now`) behind the gates, so that several instances agree and a host clock that jumps
 * cannot make a breach. The simulation's twin moves only when it is told to.
 */
export interface Clock {
  /** Milliseconds since an arbitrary start; never goes back. */
  monotonic(): number;
  /** Epoch milliseconds of the host, for logs and for noticing jumps. */
  wall(): number;
  /** Runs `act` once after `delay` milliseconds, never before this call has returned. */
  after(delay: number, act: () => void): Cancel;
}
