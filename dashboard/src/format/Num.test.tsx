import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Num, NumbersInControl, NumbersOfRow } from "./Num";
import { change, money, printIn, ratio } from "./num";
import { NumTip } from "./NumTip";

beforeAll(() => printIn("en-US"));
afterEach(cleanup);

const equity = { value: "10012.18004999", currency: "USDT" };

test("a number has a unit, and its exact value is copied", () => {
  const { container } = render(<Num of={money(equity)} source="portfolio" />);
  expect(container.textContent).toBe("10,012.18\u00a0USDT");
  expect(container.querySelector("data")?.value).toBe("10012.18004999");
});

test("a missing number is an en dash with a reason, never a zero", () => {
  const { container } = render(<Num of={money(null)} source="portfolio" missing="the account is not known yet" />);
  expect(container.textContent).toBe("\u2013no value: the account is not known yet");
  expect(container.textContent).not.toContain("0");
});

test("focus shows exact value, source, venue time and age; Escape hides them", async () => {
  render(
    <>
      <Num of={money(equity)} source="portfolio, sequence 12" at={1_385_467_471_220_000} got={performance.now() - 4200} />
      <NumTip />
    </>,
  );
  await userEvent.tab();
  const tip = screen.getByRole("tooltip").textContent;
  expect(tip).toContain("10012.18004999 USDT");
  expect(tip).toContain("Source: portfolio, sequence 12");
  expect(tip).toContain("Venue time: 2013-11-26 12:04:31.220 UTC");
  expect(tip).toMatch(/Received 4\.\d s ago/);
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("tooltip")).toBeNull();
});

test("colour only repeats what the sign says", () => {
  const { container } = render(<Num of={change({ value: "-0.84", currency: "USDT" })} signed source="portfolio" />);
  expect(container.textContent).toBe("\u22120.84\u00a0USDT");
  expect(container.querySelector(".down")).not.toBeNull();
});

test("in a row the row is the tab stop, in a button nothing else is", () => {
  const { container } = render(
    <>
      <NumbersOfRow>
        <Num of={ratio(0.5)} source="a" />
      </NumbersOfRow>
      <NumbersInControl>
        <Num of={ratio(0.5)} source="b" />
      </NumbersInControl>
    </>,
  );
  const stops = [...container.querySelectorAll("data")].map((number) => number.getAttribute("tabindex"));
  expect(stops).toEqual(["-1", null]);
});
