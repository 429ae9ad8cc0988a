import { ThemeProvider } from "@mui/material/styles";
import { cleanup, fireEvent, screen } from "@testing-library/react";
import { useLocation } from "react-router";
import { afterEach, expect, test } from "vitest";
import { withLive } from "../test/withLive";
import { Shortcuts } from "./Shortcuts";
import { theme } from "./theme";

afterEach(cleanup);

function Where() {
  const { pathname, search } = useLocation();
  return <output>{pathname + search}</output>;
}

function shown() {
  withLive(
    <ThemeProvider theme={theme} defaultMode="light" noSsr>
      <input aria-label="reason" />
      <Where />
      <Shortcuts />
    </ThemeProvider>,
  );
}

const where = () => screen.getByRole("status").textContent;

const press = (...keys: readonly string[]) => keys.forEach((key) => fireEvent.keyDown(document.body, { key }));

test("g and a letter lead to a page; the letter alone to none", () => {
  shown();
  press("r");
  expect(where()).toBe("/");
  press("g", "r");
  expect(where()).toBe("/risk");
  press("g", "x", "m");
  expect(where()).toBe("/risk");
});

test("where somebody writes, letters are letters", () => {
  shown();
  for (const key of ["g", "r"]) {
    fireEvent.keyDown(screen.getByLabelText("reason"), { key });
  }
  expect(where()).toBe("/");
});

test("letters can be turned off, and the help says where", () => {
  shown();
  press("?");
  fireEvent.click(screen.getByRole("checkbox", { hidden: true }));
  press("g", "m");
  expect(where()).toBe("/");
});
