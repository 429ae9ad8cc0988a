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

/** What one verification of the log found. The coordinator read its own log. */
export interface ChainReport {
  readonly runId: string;
  readonly askedBy: string;
  readonly seq: number;
  /** SHA-256 of the record of that sequence: with the chain it stands for all before. */
  readonly hash: string;
  readonly retired: number;
  readonly checkpoints: number;
  /** Sequence of the last event that a signed checkpoint vouches for; 0 if none does. */
  readonly vouched: number;
  /** The same of the head kept apart from the log. */
  readonly head: number | null;
  readonly wrongs: readonly string[];
  /** Wall clock of the coordinator. */
  readonly beganUs: number;
  readonly endedUs: number;
}

/** GET /audit/chain, POST /audit/verify */
export interface Chain {
  readonly state: "NOT_VERIFIED" | "VERIFYING" | "VERIFIED" | "FAILED";
  readonly askedBy: string | null;
  readonly reached: number;
  readonly last: number;
  readonly failure: string | null;
  /** Of the last one that came to an end. */
  readonly report: ChainReport | null;
}

export interface LogLine {
  readonly number: number;
  /** Wall clock. */
  readonly atUs: number;
  readonly level: string;
  readonly logger: string;
  readonly thread: string;
  readonly message: string;
  readonly event: string | null;
  readonly seq: number | null;
  readonly traceId: string | null;
  readonly spanId: string | null;
  readonly stack: string | null;
}

/** GET /logs, newest first; not for a viewer */
export interface LogList {
  readonly items: readonly LogLine[];
  /** Whose lines they are. */
  readonly scope: string;
  readonly kept: number;
  readonly forgotten: number;
}

export type Role = "viewer" | "operator" | "admin";

/** GET /me */
export interface Me {
  readonly name: string;
  readonly role: string;
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
