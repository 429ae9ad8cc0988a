import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { Limit } from "../api/types";
import { printIn } from "../format/num";
import { risk } from "../test/rows";
import { withLive } from "../test/withLive";
import { Bands } from "./Bands";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const limit = (id: string, title: string, useRatio: number): Limit => ({
  id,
  title,
  unit: "trades",
  now: "20",
  limit: "20",
  useRatio,
  max24hRatio: useRatio,
  deniesCount24h: 0,
  changed: null,
});

function told(...limits: readonly Limit[]) {
  const { live } = withLive(<Bands onStop={() => {}} />);
  act(() => {
    live.store.value("risk", risk(5, { limits }));
    live.store.flush();
  });
}

test("a losing streak that is used up keeps entries back, and a band says so with its numbers", () => {
  told(limit("max-loss-streak", "Losing streak", 1));
  expect(screen.getByRole("status").textContent).toContain("Losing streak is at its limit: 20 of 20\u00a0trades");
});

test("an order as large as one may be stops nothing, and a streak that is not over stops nothing", () => {
  told(limit("max-order-notional", "Order notional", 1), limit("max-loss-streak", "Losing streak", 0.95));
  expect(screen.queryByRole("status")).toBeNull();
});
