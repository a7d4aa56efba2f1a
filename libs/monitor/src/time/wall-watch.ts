import type { Clock } from '../ports';

/** Notices that the host's clock was set: it then moved otherwise than monotonic time did. Nothing is decided by it. */
export class WallWatch {
  private offset: number | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly tolerance: number,
    private readonly jumped: (by: number) => void,
  ) {}

  look(): void {
    const offset = this.clock.wall() - this.clock.monotonic();
    const by = offset - (this.offset ?? offset);
    this.offset = offset;
    if (Math.abs(by) > this.tolerance) this.jumped(Math.round(by));
  }
}
