import { expect, test } from "vitest";
import { addFault } from "./AddPanel";

const GOOD = { agentId: "mine", target: "localhost:9090" };

test("what can be meant is sent, and what cannot is said in a sentence", () => {
  expect(addFault(GOOD)).toBeNull();
  expect(addFault({ ...GOOD, agentId: " " })).toContain("A name is needed");
  expect(addFault({ ...GOOD, target: "localhost" })).toBe("A target is HOST:PORT.");
});
