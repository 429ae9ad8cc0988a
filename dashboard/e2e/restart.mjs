// The gateway dies under an open page: what was halted stays halted, the page comes back by itself, and its hands work again.
// Prints a line once trading is halted, which is when the gateway should be killed; at the end a line of JSON with what it
// saw, or one sentence and exits with 1.
//
// SAPPHIRE_ADDRESS  the printed address with its one-time token
// SAPPHIRE_REST     root of the gateway, for example http://127.0.0.1:8080
// SAPPHIRE_TOKEN    bearer token for REST
// PICTURES          folder for the pictures
import { mkdir } from "node:fs/promises";
import { launch } from "./browser.mjs";
import { expect, fail, told } from "./unseen.mjs";

const PATIENCE_MS = 60_000;
/** What is held comes and goes. */
const MARKET_MS = 180_000;
/** The button that sends arms after 400 ms. */
const ARMED_MS = 500;
const { SAPPHIRE_ADDRESS: address, SAPPHIRE_REST: rest, SAPPHIRE_TOKEN: token } = process.env;
const pictures = process.env.PICTURES || "test-results";

/** Null while the gateway reads the run and therefore does not answer. */
async function ask(path) {
  const response = await fetch(`${rest}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(response.ok || response.status === 503, `REST answered ${response.status} to ${path}`);
  return response.ok ? response.json() : null;
}

/** Opens the stop panel, chooses by its name, says why, sends. */
async function order(page, choice, reason) {
  await page.keyboard.press("Alt+Shift+KeyK");
  const panel = page.getByRole("dialog");
  await panel.waitFor().catch(fail(`the stop panel did not open for ${choice}`));
  await panel.getByRole("radio", { name: new RegExp(choice) }).check();
  await panel.getByRole("textbox").fill(reason);
  await page.waitForTimeout(ARMED_MS);
  const send = panel.locator('button[type="submit"][aria-disabled="false"]');
  await send.waitFor().catch(fail(`the stop panel does not let anybody ${choice}`));
  await panel.getByRole("textbox").press("Enter");
  const recorded = panel.getByText(/recorded as sequence/);
  const refused = panel.getByText(/was not confirmed/);
  await recorded.or(refused).first().waitFor().catch(fail(`the stop panel does not tell what became of ${choice}`));
  expect((await refused.count()) === 0, `${choice} was refused: ${(await refused.allTextContents()).join(" ")}`);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" }).catch(fail("Escape did not close the stop panel"));
}

async function until(path, wanted, sentence, patienceMs = PATIENCE_MS) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask(path);
    if (answer !== null && wanted(answer)) {
      return answer;
    }
    expect(Date.now() < deadline, sentence);
    await new Promise((later) => setTimeout(later, 250));
  }
}

const stream = (page, state) => page.locator(`[data-stream="${state}"]`);

await told(async () => {
  await mkdir(pictures, { recursive: true });
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(address);
    await stream(page, "live").waitFor().catch(fail("the page did not become live"));
    await until("/positions", ({ items }) => items.length > 0, "the run never held a position", MARKET_MS);
    await order(page, "HALT", "halted before the gateway dies");
    const band = page.locator('[data-band="halted"]');
    await band.waitFor().catch(fail("the halted band did not appear"));

    process.stdout.write("halted\n");
    await stream(page, "live").waitFor({ state: "detached" }).catch(fail("the page calls itself live without a gateway"));
    const without = await page.locator("[data-stream]").first().getAttribute("data-stream");
    await page.screenshot({ path: `${pictures}/gateway-lost.png` });
    await stream(page, "live").waitFor().catch(fail("the page did not come back with the gateway"));
    await band.waitFor().catch(fail("after the restart of the gateway the page forgot the halt"));
    const { state } = await until("/risk", () => true, "after the restart REST never answered");
    expect(state === "HALTED", `after the restart of the gateway REST says ${state}`);

    await order(page, "RESUME", "the gateway is back, all is well");
    await band.waitFor({ state: "detached" }).catch(fail("the halted band stays after resuming"));
    const resumed = await until("/risk", (risk) => risk.state === "ACTIVE", "resuming from the page did not reach the mesh");

    await until("/positions", ({ items }) => items.length > 0, "nothing is held that could be flattened", MARKET_MS);
    await order(page, "FLATTEN", "flattened by the browser test");
    const flat = await until("/positions", ({ items }) => items.length === 0, "flattening from the page left a position");
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Portfolio" }).first().click();
    await page.locator(".panel-position-table").getByText("No position.").waitFor().catch(fail("the page shows a position that is gone"));
    await page.screenshot({ path: `${pictures}/flattened.png` });
    return { without, resumedSeq: resumed.asOfSeq, flatSeq: flat.asOfSeq };
  } finally {
    await browser.close();
  }
});
