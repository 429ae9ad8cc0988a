import { act, cleanup, screen } from "@testing-library/react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { printIn } from "../format/num";
import { risk } from "../test/rows";
import { withLive } from "../test/withLive";
import { RiskPanel } from "./RiskPanel";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

test("the nearest limits stand in the order of their use, one that cannot be measured among the others", () => {
  const limit = { max24hRatio: null, deniesCount24h: 0, changed: null };
  const { live } = withLive(<RiskPanel />);
  act(() => {
    live.store.value(
      "risk",
      risk(5, {
        limits: [
          { ...limit, id: "a", title: "market age", unit: "s", now: null, limit: "120", useRatio: null },
          { ...limit, id: "b", title: "daily loss", unit: "USDT", now: "82", limit: "200", useRatio: 0.41 },
          { ...limit, id: "c", title: "position", unit: "USDT", now: "1900.5", limit: "2000", useRatio: 0.95 },
        ],
      }),
    );
    live.store.flush();
  });
  const rows = screen.getAllByRole("row").slice(1);
  expect(rows.map((row) => row.querySelector("th")?.textContent)).toEqual(["position", "daily loss"]);
  expect(rows[0]?.textContent).toContain("95%");
  expect(rows[0]?.textContent).toContain("1,900.50 / 2,000.00\u00a0USDT");
  expect(screen.getByText("all 3 limits")).toBeTruthy();
});
