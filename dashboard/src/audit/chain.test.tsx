import { cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Chain, ChainReport } from "../api/types";
import { printIn } from "../format/num";
import { withLive } from "../test/withLive";
import { ChainPanel } from "./ChainPanel";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const REPORT: ChainReport = {
  runId: "r-1",
  askedBy: "anna",
  seq: 9000,
  hash: "ab".repeat(32),
  retired: 0,
  checkpoints: 12,
  vouched: 8990,
  head: 8990,
  wrongs: [],
  beganUs: 1_767_614_400_000_000,
  endedUs: 1_767_614_401_500_000,
};

const NEVER: Chain = { state: "NOT_VERIFIED", askedBy: null, reached: 0, last: 0, failure: null, report: null };

function shown(chain: Chain, role = "operator"): string {
  withLive(<ChainPanel />, {}, [
    [["chain"], chain],
    [["me"], { name: "anna", role }],
  ]);
  return screen.getByRole("region", { name: "Chain of records" }).textContent ?? "";
}

test("what nobody has verified is not said to be whole", () => {
  const text = shown(NEVER);
  expect(text).toContain("! not verified");
  expect(text).toContain("Nobody has had them verified since this gateway started.");
  expect(text).not.toContain("whole");
});

test("what was verified says up to where, signed up to where, by whom and when", () => {
  const text = shown({ ...NEVER, state: "VERIFIED", report: REPORT });
  expect(text).toContain("\u2713 whole");
  expect(text).toContain("1 to 9,000");
  expect(text).toContain("8,990");
  expect(text).toContain("12 checkpoints");
  expect(text).toContain("as wished byanna");
  expect(text).toContain("2026-01-05 12:00:01.500 UTC, took 1.5 s");
  expect(text).toContain(REPORT.hash);
});

test("what is wrong is told word by word", () => {
  const text = shown({ ...NEVER, state: "VERIFIED", report: { ...REPORT, wrongs: ["event 7 does not follow"] } });
  expect(text).toContain("\u2715 not whole");
  expect(screen.getAllByRole("alert").some((one) => one.textContent === "event 7 does not follow")).toBe(true);
});

test("a viewer cannot begin a verification, and is told why", () => {
  const text = shown(NEVER, "viewer");
  expect(text).toContain("This needs the role operator; anna is viewer.");
  expect(screen.getByRole("button", { name: "Verify all of it now" }).closest("fieldset")?.disabled).toBe(true);
});

test("records without a signature are not said to be signed", () => {
  const text = shown({ ...NEVER, state: "VERIFIED", report: { ...REPORT, vouched: 0, checkpoints: 0, head: null } });
  expect(text).toContain("no checkpoint vouches for any");
  expect(text).toContain("none was at hand");
});
