// Opens Mission Control as a person would: through the printed address, by keyboard, at two widths. Prints one line of
// JSON with what it saw, or one sentence with what it did not, and then exits with 1.
//
// SAPPHIRE_ADDRESS  the printed address with its one-time token
// SAPPHIRE_REST     root of the gateway, for example http://127.0.0.1:8080
// SAPPHIRE_TOKEN    bearer token for REST
// SCREENSHOT        where to write the picture; NAME.png also gives NAME-phone.png
//
// Without SAPPHIRE_ADDRESS it tells itself a story: the fake gateway beside it.
import { mkdir } from "node:fs/promises";
import { launch, watch } from "./browser.mjs";

const PATIENCE_MS = 30_000;
const HALT_REASON = "browser test halts";

async function main() {
  const { address, rest, token, close } = await target();
  const browser = await launch();
  await mkdir("test-results", { recursive: true });
  try {
    const seen = await story(browser, address, rest, token, process.env.SCREENSHOT || "test-results/mission-control.png");
    process.stdout.write(`${JSON.stringify(seen)}\n`);
  } finally {
    await browser.close();
    await close();
  }
}

async function target() {
  const { SAPPHIRE_ADDRESS: address, SAPPHIRE_REST: rest, SAPPHIRE_TOKEN: token } = process.env;
  if (address) {
    return { address, rest: rest ?? new URL(address).origin, token, close: async () => {} };
  }
  const { startFakeGateway } = await import("./fake-gateway.mjs");
  return startFakeGateway();
}

async function story(browser, address, rest, token, screenshot) {
  const { origin } = new URL(address);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" });
  const page = await context.newPage();
  const faults = watch(page, origin);
  page.setDefaultTimeout(PATIENCE_MS);

  await page.goto(address);
  await page.waitForSelector('[data-stream="live"]').catch(fail("the page did not become live"));
  const landed = new URL(page.url());
  if (landed.searchParams.has("token") || landed.hash.includes("token")) {
    throw new Unseen(`the address bar still shows a token: ${landed.pathname}`);
  }
  if (!landed.pathname.startsWith("/mission-control")) {
    throw new Unseen(`the printed address led to ${landed.pathname}, not to /mission-control`);
  }

  const fill = await newestFill(rest, token);
  await page.getByRole("button", { name: "fills", exact: true }).press("Enter");
  await page
    .getByText(fill, { exact: true })
    .first()
    .waitFor()
    .catch(fail(`the fill ${fill} of REST did not appear in the page`));
  await page.waitForSelector(".panel-market canvas").catch(fail("no candle chart was drawn"));
  await page.getByRole("button", { name: "all", exact: true }).press("Enter");
  const orders = await page.locator(".rows-decisions tbody tr").count();
  await settle(page);
  await page.screenshot({ path: screenshot });

  const phone = await phonePicture(context, landed, screenshot.replace(/(\.png)?$/, "-phone.png"));
  const band = await halt(page, rest, token);
  await page.screenshot({ path: screenshot.replace(/(\.png)?$/, "-halted.png") });

  if (faults.length > 0) {
    throw new Unseen(`the page had a fault: ${faults[0]}`);
  }
  return {
    fill,
    address: `${landed.pathname}${landed.search}`,
    decisions: orders,
    halted: band.text,
    haltMs: band.ms,
    phoneOverflowPx: phone.overflow,
    screenshot,
    faults: faults.length,
  };
}

/** As somebody finds the page: at its top, nothing chosen, charts and lists settled. */
async function settle(page) {
  await page.evaluate(() => {
    document.activeElement?.blur();
    window.scrollTo(0, 0);
  });
  await page.waitForTimeout(1500);
}

/** Waits for one: the run may just have left its warm-up. */
async function newestFill(rest, token) {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const response = await fetch(`${rest}/api/v1/fills?limit=1`, { headers: { Authorization: `Bearer ${token}` } });
    if (!response.ok) {
      throw new Unseen(`REST answered ${response.status} to /fills`);
    }
    const { items } = await response.json();
    if (items.length > 0) {
      return items[0].id;
    }
    await new Promise((later) => setTimeout(later, 250));
  }
  throw new Unseen("REST knew no fill in time");
}

async function phonePicture(context, landed, path) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(landed.href);
  await page.waitForSelector('[data-stream="live"]').catch(fail("the page did not become live at phone width"));
  await page.waitForSelector(".panel-market canvas").catch(fail("no candle chart was drawn at phone width"));
  await page.waitForTimeout(1500);
  await page.screenshot({ path, fullPage: true });
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await page.close();
  if (overflow > 0) {
    throw new Unseen(`at 390 px the page is ${overflow} px too wide`);
  }
  return { overflow };
}

/** Two inputs, no mouse. */
async function halt(page, rest, token) {
  await page.keyboard.press("Alt+Shift+KeyK");
  const panel = page.getByRole("dialog");
  await panel.waitFor().catch(fail("Alt+Shift+K did not open the stop panel"));
  const effect = await panel.textContent();
  if (!/position/.test(effect)) {
    throw new Unseen("the stop panel does not say what happens to positions");
  }
  await panel.getByRole("textbox").fill(HALT_REASON);
  // The button that sends arms after 400 ms.
  await page.waitForTimeout(500);
  const pressed = Date.now();
  await page.keyboard.press("Enter");
  const band = page.locator('[data-band="halted"]');
  await band.waitFor().catch(fail("the halted band did not appear"));
  const ms = Date.now() - pressed;
  const text = (await band.textContent()).trim();
  if (!text.includes(HALT_REASON)) {
    throw new Unseen("the halted band does not tell the reason");
  }
  const response = await fetch(`${rest}/api/v1/risk`, { headers: { Authorization: `Bearer ${token}` } });
  const { state } = await response.json();
  if (state !== "HALTED") {
    throw new Unseen(`the page says halted, REST says ${state}`);
  }
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" }).catch(fail("Escape did not close the stop panel"));
  return { text, ms };
}

class Unseen extends Error {}

/** Turns a time-out into a sentence. */
function fail(sentence) {
  return (cause) => {
    throw new Unseen(sentence, { cause });
  };
}

try {
  await main();
} catch (failure) {
  const [sentence] = failure.message.split("\n");
  process.stderr.write(`${failure instanceof Unseen ? failure.message : `the browser test broke: ${sentence}`}\n`);
  process.exitCode = 1;
}
