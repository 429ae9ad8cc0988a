import { expect, test } from "vitest";
import { asFact } from "../live/fact";
import { control, fill } from "../test/rows";
import { summary } from "./Announcer";
import { tokenOf } from "./SignIn";

test("the token is taken from a pasted address, or as it is", () => {
  expect(tokenOf(" http://127.0.0.1:8080/?token=abc123 ")).toBe("abc123");
  expect(tokenOf("http://127.0.0.1:8080/?a=b&token=abc123#x")).toBe("abc123");
  expect(tokenOf("abc123")).toBe("abc123");
});

test("a screen reader hears what is new in one sentence", () => {
  const facts = [asFact("control", control("c-1", 9)), asFact("fill", fill(2, 8)), asFact("fill", fill(1, 7))];
  expect(summary(facts, 7)).toBe("1 new fill, 1 operator action");
  expect(summary(facts, 6)).toBe("2 new fills, 1 operator action");
  expect(summary(facts, 9)).toBe("");
});
