import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What becomes of bytes on their way. */
export interface Weather {
  /** How much later they arrive, ms. */
  readonly delay: number;
  readonly bytesPerSecond: number;
  readonly swallows: boolean;
}

export const DELIVER: Weather = { delay: 0, bytesPerSecond: Infinity, swallows: false };

/** Bytes on the way above which the sender is no longer read, as a real network would do. */
const ON_THE_WAY = 256 * 1024;

/** One direction of one connection: bytes arrive in order, when the weather lets them, or never. */
export class Lane {
  private arrival = Promise.resolve();
  private nextAt = 0;
  private onTheWay = 0;
  private isClosed = false;
  /** Bytes of this connection were swallowed. */
  hasLost = false;

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly weather: () => Weather,
  ) {}

  send(chunk: Buffer): void {
    const { delay, bytesPerSecond, swallows } = this.weather();
    if (swallows || this.hasLost) {
      this.hasLost = true;
      return;
    }
    const at = Math.max(this.nextAt, performance.now() + delay) + (chunk.length / bytesPerSecond) * 1_000;
    this.nextAt = at;
    this.onTheWay += chunk.length;
    if (this.onTheWay > ON_THE_WAY) this.from.pause();
    this.then(at, () => {
      this.onTheWay -= chunk.length;
      if (this.onTheWay <= ON_THE_WAY && this.from.isPaused()) this.from.resume();
      if (this.weather().swallows || this.hasLost) this.hasLost = true;
      else if (this.to.writable) this.to.write(chunk);
    });
  }

  /** The sender has ended: the receiver learns it behind what is on the way, and never where that is swallowed. */
  end(): void {
    if (this.weather().swallows || this.hasLost) {
      this.hasLost = true;
      return;
    }
    this.then(this.nextAt, () => void this.to.end());
  }

  /** Nothing arrives any more. */
  close(): void {
    this.isClosed = true;
  }

  private then(at: number, act: () => void): void {
    this.arrival = this.arrival.then(async () => {
      const wait = at - performance.now();
      if (wait > 0) await pause(wait);
      if (!this.isClosed) act();
    });
  }
}
