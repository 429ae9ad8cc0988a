import { withParameter } from "../api/queries";
import type { LiveStatus } from "./live";
import type { Scene } from "./scene";
import { LiveStore } from "./store";

/** One moment of a run: read by REST as it was then, and never told anything new. */
export class Past implements Scene {
  readonly store: LiveStore;
  private readonly status: LiveStatus;

  /**
   * @param at a sequence, or an instant of the venue's time as ISO 8601 writes it
   * @param turn tells two readings of the same moment apart
   */
  constructor(
    readonly at: string,
    run: string | null,
    turn: number,
  ) {
    this.store = new LiveStore(() => queueMicrotask(() => this.store.flush()));
    this.status = {
      stream: { kind: "open" },
      stale: false,
      run,
      from: 0,
      generation: `${turn}: ${run ?? ""} at ${at}`,
      outdated: false,
    };
  }

  current(): LiveStatus {
    return this.status;
  }

  subscribe(): () => void {
    return () => {};
  }

  /** What was is complete: there is nothing to wait for. */
  address(path: string): string {
    return withParameter(path, "at", this.at);
  }
}

/** Going back and forth between a few moments reads each of them once. */
const KEPT = 8;

/** The moments looked at last. */
export class Pasts {
  private readonly kept = new Map<string, Past>();
  private turns = 0;

  at(at: string, run: string | null): Past {
    const key = `${run ?? ""} ${at}`;
    const past = this.kept.get(key) ?? new Past(at, run, ++this.turns);
    this.kept.set(key, past);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest !== undefined) {
      this.kept.delete(oldest);
    }
    return past;
  }
}
