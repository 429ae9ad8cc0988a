import { expect, test } from "vitest";
import type { Chain, ChainReport } from "../api/types";
import { standing } from "./standing";

const REPORT: ChainReport = {
  runId: "r-1",
  askedBy: "anna",
  seq: 900,
  hash: "ab",
  retired: 0,
  checkpoints: 3,
  vouched: 890,
  head: 890,
  wrongs: [],
  beganUs: 1,
  endedUs: 2,
};

const chain = (state: Chain["state"], report: ChainReport | null = null): Chain => ({
  state,
  askedBy: "anna",
  reached: 0,
  last: 0,
  failure: null,
  report,
});

test("nothing is said to be whole that nobody has verified", () => {
  expect(standing(chain("NOT_VERIFIED"), "r-1")).toBe("not verified");
  expect(standing(chain("VERIFYING"), "r-1")).toBe("verifying");
  expect(standing(chain("FAILED"), "r-1")).toBe("not verified to the end");
  expect(standing(chain("VERIFIED", REPORT), "r-2")).toBe("another run was verified");
  expect(standing(chain("FAILED", REPORT), "r-1")).toBe("not verified to the end");
});

test("what was verified without a fault is whole", () => {
  expect(standing(chain("VERIFIED", REPORT), "r-1")).toBe("whole");
});

test("what is wrong is told, and stays told while it is verified again", () => {
  const broken = { ...REPORT, wrongs: ["event 7 does not follow"] };
  expect(standing(chain("VERIFIED", broken), "r-1")).toBe("not whole");
  expect(standing(chain("VERIFYING", broken), "r-1")).toBe("not whole");
  expect(standing(chain("FAILED", broken), "r-1")).toBe("not whole");
  expect(standing(chain("VERIFIED", { ...broken, runId: "" }), "r-1")).toBe("not whole");
});
