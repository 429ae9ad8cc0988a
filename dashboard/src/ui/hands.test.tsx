import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { withLive } from "../test/withLive";
import { Hands } from "./Hands";

afterEach(cleanup);

const me = (role: string) => [[["me"], { name: "anna", role }]] as const;

function hand(role: string | null) {
  const pressed = vi.fn();
  withLive(
    <Hands>
      <button type="button" onClick={pressed}>
        Do it
      </button>
    </Hands>,
    {},
    role === null ? [] : me(role),
  );
  return pressed;
}

test("whose role does not reach cannot press, and is told why", async () => {
  const pressed = hand("viewer");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Do it" });
  // The browsers' rule that a set switches off what is in it is theirs to keep; e2e/states.mjs sees it kept.
  expect(button.closest("fieldset")?.disabled).toBe(true);
  await userEvent.click(button);
  expect(pressed).not.toHaveBeenCalled();
  const group = screen.getByRole("group");
  expect(document.getElementById(group.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
    "This needs the role operator; anna is viewer.",
  );
});

test("whose role reaches can, and nothing is said", async () => {
  const pressed = hand("operator");
  await userEvent.click(screen.getByRole("button", { name: "Do it" }));
  expect(pressed).toHaveBeenCalledTimes(1);
  expect(screen.queryByText(/needs the role/)).toBeNull();
});

test("as long as nobody knows the role, the gateway decides", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  const pressed = hand(null);
  await userEvent.click(screen.getByRole("button", { name: "Do it" }));
  expect(pressed).toHaveBeenCalledTimes(1);
  vi.unstubAllGlobals();
});
