import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { stepped } from "../format/num";
import type { Condition, Exposure } from "./exposure";
import { StopButton } from "./StopButton";
import { StopPanel } from "./StopPanel";

const EXPOSURE: Exposure = {
  seq: 100,
  state: "ACTIVE",
  openEntryOrders: 2,
  unknownOrders: 0,
  positions: [{ symbol: "BTCUSDT", side: "LONG", qty: stepped("0.4827", "0.0001", "BTC"), stopped: true }],
};

const MET: readonly Condition[] = [{ text: "this page is live", met: true }];

/** Answers of the gateway, one per request, and what was asked. */
function gateway(...answers: (() => Response | Promise<Response>)[]) {
  const asked: { path: string; body: unknown; key: string | null; csrf: string | null }[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    asked.push({
      path,
      body: init.body === undefined ? null : JSON.parse(String(init.body)),
      key: headers.get("Idempotency-Key"),
      csrf: headers.get("X-XSRF-TOKEN"),
    });
    const answer = answers.shift() ?? answers.at(-1);
    if (answer === undefined) {
      throw new Error("nobody expected another request");
    }
    return answer();
  });
  return asked;
}

const recorded = (sequence: number) => () => Response.json({ sequence });
const broken = () => Promise.reject(new TypeError("connection reset"));
const refused = (status: number, code: string, detail: string) => () =>
  Response.json({ status, code, detail }, { status, headers: { "Content-Type": "application/problem+json" } });

function open(exposure: Exposure | null = EXPOSURE, conditions = MET, refusal: string | null = null) {
  const onRecorded = vi.fn();
  const onClose = vi.fn();
  const props = { conditions, refusal, actsOn: "PAPER run 7c1f", onRecorded, onClose };
  const view = render(<StopPanel exposure={exposure} {...props} />);
  const now = (next: Exposure) => view.rerender(<StopPanel exposure={next} {...props} />);
  return { onRecorded, onClose, now };
}

/** The button that sends arms after 400 ms. */
const arm = () => new Promise((armed) => setTimeout(armed, 450));

beforeEach(() => {
  document.cookie = "XSRF-TOKEN=proof; Path=/";
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("opening", () => {
  test("Alt+Shift+K opens the panel from anywhere, also inside an input", async () => {
    const onOpen = vi.fn();
    render(
      <>
        <input aria-label="somewhere" />
        <StopButton state="ACTIVE" onOpen={onOpen} />
      </>,
    );
    await userEvent.click(screen.getByLabelText("somewhere"));
    await userEvent.keyboard("{Alt>}{Shift>}[KeyK]{/Shift}{/Alt}");
    expect(onOpen).toHaveBeenCalledTimes(1);
  });

  test("says what will happen to orders, positions and stops, and sends nothing", () => {
    const asked = gateway();
    open();
    const dialog = screen.getByRole("dialog");
    expect(dialog.textContent).toContain("Cancels 2 open entry orders. Keeps 1 position and every stop at the venue.");
    expect(dialog.textContent).toContain("Closes 1 position: SELL 0.4827 BTCUSDT");
    expect(dialog.textContent).toContain("NOT reversible");
    expect(asked).toEqual([]);
  });

  test("says plainly that a position would stay without a stop", () => {
    open({ ...EXPOSURE, positions: EXPOSURE.positions.map((held) => ({ ...held, stopped: false })) });
    expect(screen.getByRole("dialog").textContent).toContain("No stop at the venue: BTCUSDT.");
  });

  test("works when nothing is known, and says that the effect is unknown", async () => {
    const asked = gateway(recorded(101));
    open(null);
    expect(screen.getByRole("dialog").textContent).toContain("What it acts on now is unknown");
    await arm();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    expect(asked).toHaveLength(1);
  });
});

describe("halting", () => {
  test("needs the second input, which is not armed for a double click", async () => {
    const asked = gateway(recorded(101));
    open();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    expect(asked).toEqual([]);
    await arm();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    expect(asked).toEqual([
      {
        path: "/api/v1/control/halt",
        body: { reason: "stopped from Mission Control" },
        key: expect.stringMatching(/^[0-9a-f]{32}$/),
        csrf: "proof",
      },
    ]);
  });

  test("is done when recorded facts say so, not when the request was answered", async () => {
    gateway(recorded(101));
    const { onRecorded, now } = open();
    await arm();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    await waitFor(() => expect(onRecorded).toHaveBeenCalledWith(101));
    expect(screen.getByRole("status").textContent).toContain("HALT recorded as sequence 101");
    expect(screen.getByRole("status").textContent).toContain("risk state not seen yet");
    now({ ...EXPOSURE, seq: 101, state: "HALTED", openEntryOrders: 1 });
    expect(screen.getByRole("status").textContent).toContain("risk state HALTED");
    expect(screen.getByRole("status").textContent).toContain("1 entry orders still open");
  });

  test("is repeated with the same key until somebody answers", async () => {
    const asked = gateway(broken, refused(503, "UNAVAILABLE", "no coordinator"), recorded(101));
    const { onRecorded } = open();
    await arm();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    await waitFor(() => expect(onRecorded).toHaveBeenCalledWith(101), { timeout: 3000 });
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((one) => one.key)).size).toBe(1);
  });

  test("a reason is required", async () => {
    const asked = gateway();
    open();
    await arm();
    await userEvent.clear(screen.getByRole("textbox"));
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    expect(screen.getByRole("alert").textContent).toContain("A reason is required");
    expect(asked).toEqual([]);
  });

  test("a stale CSRF cookie is renewed once", async () => {
    const asked = gateway(refused(403, "CSRF", "no match"), () => Response.json({}), recorded(101));
    const { onRecorded } = open();
    await arm();
    await userEvent.click(screen.getByRole("button", { name: /HALT NOW/ }));
    await waitFor(() => expect(onRecorded).toHaveBeenCalledWith(101));
    expect(asked.map((one) => one.path)).toEqual([
      "/api/v1/control/halt",
      "/api/v1/risk",
      "/api/v1/control/halt",
    ]);
  });
});

describe("looking only", () => {
  test("who may not stop is told why, and nothing can be sent", async () => {
    const asked = gateway();
    open(EXPOSURE, MET, "This needs the role operator; anna is viewer.");
    await arm();
    const button = screen.getByRole<HTMLButtonElement>("button", { name: /HALT NOW/ });
    expect(button.disabled).toBe(true);
    await userEvent.type(screen.getByRole("textbox"), " {Enter}");
    expect(screen.getByRole("alert").textContent).toBe("This needs the role operator; anna is viewer.");
    expect(asked).toEqual([]);
  });
});

describe("flattening", () => {
  test("is chosen by a digit, names what it closes, and is sent once even if nobody answers", async () => {
    const asked = gateway(broken, recorded(101));
    open();
    await arm();
    screen.getByRole("radio", { name: /HALT/ }).focus();
    await userEvent.keyboard("3");
    await userEvent.click(screen.getByRole("button", { name: /FLATTEN 1 POSITION NOW/ }));
    await waitFor(() => expect(screen.getByRole("status").textContent).toContain("FLATTEN was not confirmed"));
    await new Promise((later) => setTimeout(later, 700));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toEqual({ reason: "flattened from Mission Control" });
  });
});

describe("resuming", () => {
  const halted: Exposure = { ...EXPOSURE, state: "HALTED" };

  test("asks for a reason of ten characters and has none at hand", async () => {
    const asked = gateway(recorded(102));
    open(halted);
    await arm();
    const reason = screen.getByRole("textbox");
    expect((reason as HTMLInputElement).value).toBe("");
    await userEvent.type(reason, "all good");
    await userEvent.click(screen.getByRole("button", { name: /RESUME NOW/ }));
    expect(screen.getByRole("alert").textContent).toContain("at least 10 characters");
    expect(asked).toEqual([]);
    await userEvent.type(reason, " again");
    await userEvent.click(screen.getByRole("button", { name: /RESUME NOW/ }));
    expect(asked[0]).toMatchObject({ path: "/api/v1/control/resume", body: { reason: "all good again" } });
  });

  test("is refused while anything is in doubt", async () => {
    const asked = gateway();
    open(halted, [{ text: "no order has an unknown outcome", met: false }]);
    await arm();
    await userEvent.type(screen.getByRole("textbox"), "all good again");
    await userEvent.click(screen.getByRole("button", { name: /RESUME NOW/ }));
    expect(screen.getByText(/not met/)).toBeTruthy();
    expect(asked).toEqual([]);
  });

  test("a refusal of the gateway is told in its own words", async () => {
    gateway(refused(409, "NOT_HALTED", "trading is not halted"));
    open(halted);
    await arm();
    await userEvent.type(screen.getByRole("textbox"), "all good again");
    await userEvent.click(screen.getByRole("button", { name: /RESUME NOW/ }));
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toContain("trading is not halted (NOT_HALTED)"),
    );
  });
});
