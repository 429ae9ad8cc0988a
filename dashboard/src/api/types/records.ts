/** Who did what, and in which run. */

import type { AsOf } from "./base";
import type { Run, SystemNow } from "./system";

/** Something a person or a service did that is not a trade. */
export interface AuditRow {
  readonly id: string;
  readonly seq: number;
  readonly eventTimeUs: number | null;
  readonly recordedUs: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string | null;
  readonly old: string | null;
  readonly new: string | null;
  readonly reason: string | null;
  /** SHA-256 of the log's record before. */
  readonly previous: string;
}

/** GET /runs */
export interface Runs extends AsOf {
  readonly items: readonly { readonly run: Run; readonly counts: SystemNow["counts"]; readonly current: boolean }[];
  readonly othersReason: string;
}

/** Somebody came, was turned away, or changed something, by whatever way. */
export interface AccessRow {
  readonly number: number;
  /** Wall clock. */
  readonly atUs: number;
  readonly what: string;
  readonly who: string | null;
  readonly role: string | null;
  readonly remote: string;
  /** Method and path, without what was asked. */
  readonly request: string;
  readonly detail: string;
}

/** GET /access-log, newest first; only for an admin */
export interface AccessList {
  readonly items: readonly AccessRow[];
}
