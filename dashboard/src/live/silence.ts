/**
 * Says how long the stream has been silent. The gateway sends at least a heartbeat every 500 ms, so silence means that
 * the page no longer knows what is going on, and that must be visible within a second.
 */
export class Silence {
  /** Below a second, so that the mark is on the screen within it. */
  static readonly STALE_AFTER_MS = 900;
  /** A page that was busy itself has bytes waiting that it has not read yet. */
  private static readonly LATE_MS = 100;

  private lastByte: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silent = false;

  constructor(private readonly changed: () => void) {
    this.lastByte = performance.now();
  }

  get stale(): boolean {
    return this.silent;
  }

  /** performance.now() of the last byte. */
  get since(): number {
    return this.lastByte;
  }

  byte(): void {
    this.lastByte = performance.now();
    if (this.timer === undefined) {
      this.checkIn(Silence.STALE_AFTER_MS);
    }
    this.become(false);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private checkIn(ms: number): void {
    const due = performance.now() + ms;
    this.timer = setTimeout(() => this.check(due), ms);
  }

  private check(due: number): void {
    const now = performance.now();
    const left = this.lastByte + Silence.STALE_AFTER_MS - now;
    if (left > 0) {
      this.checkIn(left);
    } else if (now - due > Silence.LATE_MS) {
      this.checkIn(Silence.LATE_MS / 2);
    } else {
      this.timer = undefined;
      this.become(true);
    }
  }

  private become(silent: boolean): void {
    if (silent !== this.silent) {
      this.silent = silent;
      this.changed();
    }
  }
}
