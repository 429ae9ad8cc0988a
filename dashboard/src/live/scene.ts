import type { LiveStatus } from "./live";
import type { LiveStore } from "./store";

/** What a page looks at: the present, which moves, or a moment of the past, which does not. */
export interface Scene {
  readonly store: LiveStore;
  /** The moment of the past, as in the address; null is the present. */
  readonly at: string | null;
  current(): LiveStatus;
  subscribe(listener: () => void): () => void;
  /**
   * Where an answer of this scene is read.
   *
   * @param seq the answer must not be older; null if any age will do
   */
  address(path: string, seq: number | null): string;
}
