import { expect, test } from "vitest";
import { asFact } from "../../live/fact";
import { control, decision, fill, order, run } from "../../test/rows";
import { news } from "./news";

const NEWEST_FIRST = [
  asFact("run", run(1)),
  asFact("decision", decision(1, 10)),
  asFact("order", order("o-1", 11, 11)),
  asFact("fill", fill(501, 12)),
  asFact("control", control("c-14", 14)),
].toReversed();

const told = (filter: Parameters<typeof news>[1], most = 50) =>
  news(NEWEST_FIRST, filter, most).map((fact) => `${fact.seq} ${fact.kind}`);

test("a filter tells its own kinds, newest first", () => {
  expect(told("all")).toEqual(["14 control", "12 fill", "11 order", "10 decision", "1 run"]);
  expect(told("fills")).toEqual(["12 fill"]);
  expect(told("operator")).toEqual(["14 control"]);
  expect(told("denied")).toEqual([]);
});

test("the newest are kept", () => {
  expect(told("all", 2)).toEqual(["14 control", "12 fill"]);
});
