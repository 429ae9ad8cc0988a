// What the page looks like when something is wrong, on the fake gateway, which can be made to fail: silence, a lost
// connection, a warm-up, the end of a recording, no session. Also by keyboard alone, and what axe says to each state.
// Prints one line of JSON, or one sentence and exits with 1. Pictures go to test-results.
import { mkdir } from "node:fs/promises";
import { axe } from "./axe.mjs";
import { launch, watch } from "./browser.mjs";
import { startFakeGateway } from "./fake-gateway.mjs";
import { expect, Unseen } from "./unseen.mjs";

const OUT = "test-results";

await mkdir(OUT, { recursive: true });

async function open(browser, gateway, { width = 1440, height = 900, colorScheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: "reduce" });
  await context.addCookies(gateway.cookies ?? []);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(gateway.cookies ? `${gateway.rest}/mission-control/` : gateway.address);
  gateway.cookies ??= await context.cookies();
  return page;
}

const live = (page) => page.waitForSelector('[data-stream="live"]');

async function silence(browser) {
  const gateway = await startFakeGateway();
  const page = await open(browser, gateway);
  await live(page);
  await page.waitForSelector(".panel-market canvas");
  // Ages from the last byte in the page itself: a busy test machine must not count.
  await page.evaluate(() => {
    const bar = document.querySelector(".bar");
    new MutationObserver(() => {
      const stale = bar.querySelector('[data-stream="stale"] .num');
      if (stale !== null && globalThis.staleAt === undefined) {
        globalThis.staleAt = Number.parseFloat(stale.getAttribute("value"));
      }
    }).observe(bar, { subtree: true, childList: true, attributes: true });
  });
  gateway.faults.silent = true;
  await page.waitForSelector('[data-stream="stale"]');
  const staleMs = await page.evaluate(() => globalThis.staleAt);
  expect(staleMs <= 1000, `the page took ${staleMs} ms to look stale`);
  await page.waitForTimeout(1500);
  expect((await page.locator(".stale-mark").count()) >= 5, "the panels do not say that they are stale");
  await page.screenshot({ path: `${OUT}/stale.png` });
  await axe(page, "stale");
  gateway.faults.silent = false;
  await live(page);

  const before = await factKeys(page);
  gateway.faults.refuse = true;
  gateway.hangUp();
  await page.waitForSelector('[data-band="disconnected"]');
  await page.screenshot({ path: `${OUT}/disconnected.png` });
  await axe(page, "disconnected");
  gateway.story.control("REDUCE", "while nobody looked");
  gateway.faults.refuse = false;
  // It may have come back by itself before the click.
  await page.getByRole("button", { name: "Retry now" }).click({ timeout: 1000 }).catch(() => {});
  await live(page);
  await page.getByText("REDUCE by operator: while nobody looked").waitFor();
  const after = await factKeys(page);
  expect(new Set(after).size === after.length, "a fact is told twice after the reconnect");
  expect(before.slice(0, 20).every((key) => after.includes(key)), "a fact is gone after the reconnect");
  await page.waitForSelector('[data-band="reducing"]');
  await page.context().close();
  await gateway.close();
  return staleMs;
}

const factKeys = (page) => page.locator(".rows-facts tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.row));

async function keyboard(browser) {
  const gateway = await startFakeGateway();
  const page = await open(browser, gateway);
  await live(page);
  await page.waitForSelector(".rows-decisions tbody tr");
  await page.waitForSelector(".panel-market canvas");
  await page.keyboard.press("Tab");
  expect((await focused(page)) === "Skip to the page", "the first stop of Tab is not the way past the bar");
  const stops = await tabTo(page, "tr");
  expect(stops !== null, "Tab does not reach the rows of the decisions");
  await page.keyboard.press("j");
  await page.keyboard.press("ArrowRight");
  expect((await page.evaluate(() => document.activeElement.tagName)) === "DATA", "the arrow does not reach a number");
  await page.getByRole("tooltip").waitFor();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  const drawer = page.locator(".drawer");
  await drawer.getByText("3 Checks").waitFor();
  expect(new URL(page.url()).searchParams.get("decision") !== null, "an open decision is not in the address");
  await page.screenshot({ path: `${OUT}/decision.png` });
  await axe(page, "an open decision");
  await page.keyboard.press("Escape");
  await drawer.waitFor({ state: "detached" });
  expect((await page.evaluate(() => document.activeElement.tagName)) === "TR", "the focus did not come back to the row");

  await page.keyboard.press("Alt+Shift+KeyK");
  await page.getByRole("dialog").waitFor();
  await page.screenshot({ path: `${OUT}/stop.png` });
  const send = page.getByRole("dialog").locator('button[type="submit"]');
  const before = await send.boundingBox();
  await page.locator(".stop-choice-effect").first().evaluate((effect) => effect.append(" It says more.".repeat(20)));
  const after = await send.boundingBox();
  expect(before.y === after.y, `the button that sends moves by ${after.y - before.y} px when the panel says more`);
  await axe(page, "the stop panel");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(!gateway.faults.requests.some((one) => one.startsWith("POST")), "a closed stop panel has sent something");
  await page.context().close();
  await gateway.close();
  return stops;
}

/** A gateway that reads a long run says how far it is; once it has read it, the page fills by itself. */
async function reading(browser) {
  const gateway = await startFakeGateway();
  gateway.faults.reading = "The run cannot be shown yet: its event log is read: event 7 of 9000.";
  const page = await open(browser, gateway);
  await page.locator('[data-band="disconnected"]').getByText("event 7 of 9000").waitFor();
  expect((await page.locator('[data-stream="live"]').count()) === 0, "the page calls itself live while its gateway reads the run");
  await page.screenshot({ path: `${OUT}/reading.png` });
  await axe(page, "a gateway that is reading");
  gateway.faults.reading = "";
  await live(page);
  await page.waitForSelector(".panel-market canvas");
  await page.waitForSelector(".rows-decisions tbody tr");
  expect((await page.getByText("event 7 of 9000").count()) === 0, "the page goes on saying that the run is read");
  await page.context().close();
  await gateway.close();
}

/** Who may only look is told why nothing can be sent, also by the keys that would send it. */
async function onlyLooking(browser) {
  const gateway = await startFakeGateway({ role: "viewer" });
  const page = await open(browser, gateway);
  await live(page);
  const why = "This needs the role operator; anna is viewer.";
  await page.keyboard.press("Alt+Shift+KeyK");
  const panel = page.getByRole("dialog");
  await panel.getByText(why).waitFor();
  await page.waitForTimeout(500);
  expect(await panel.getByRole("button", { name: /HALT NOW/ }).isDisabled(), "a viewer can press HALT NOW");
  await panel.getByRole("textbox").press("Enter");
  await axe(page, "the stop panel of a viewer");
  await page.keyboard.press("Escape");
  await page.locator(".rows-decisions tbody tr").first().click();
  const drawer = page.locator(".drawer");
  await drawer.getByText(why).waitFor();
  expect(await drawer.getByRole("button", { name: "Run what if" }).isDisabled(), "a viewer can run a what-if");
  await drawer.getByText("fake-model").waitFor();
  await axe(page, "a decision opened by a viewer");
  expect(!gateway.faults.requests.some((one) => one.startsWith("POST")), "a viewer's page has sent something");
  await page.context().close();
  await gateway.close();
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent.trim());

async function tabTo(page, tag) {
  for (let stops = 1; stops < 120; stops++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), tag)) {
      return stops;
    }
  }
  return null;
}

async function halfwayStates(browser) {
  for (const [readiness, band, words] of [
    ["WARM_UP", "warm-up", "WARM-UP"],
    ["RECORDING_ENDED", "recording-ended", "RECORDING ENDED"],
  ]) {
    const gateway = await startFakeGateway({ readiness });
    const page = await open(browser, gateway, { colorScheme: "dark" });
    await live(page);
    await page.waitForSelector(".panel-market canvas");
    expect((await page.locator(`[data-band="${band}"]`).textContent()).includes(words), `no band says ${words}`);
    await page.screenshot({ path: `${OUT}/${band}.png` });
    await axe(page, band);
    await page.context().close();
    await gateway.close();
  }
}

async function noSession(browser) {
  const gateway = await startFakeGateway();
  gateway.cookies = [];
  const page = await open(browser, gateway);
  await page.getByText("This page has no session").waitFor();
  await page.screenshot({ path: `${OUT}/no-session.png` });
  await axe(page, "no session");
  await page.getByRole("textbox").fill(gateway.address);
  await page.getByRole("button", { name: "Open" }).click();
  await live(page);
  expect(!page.url().includes("token"), "the address bar shows the token");
  await page.context().close();
  await gateway.close();
}

/** Charts that leave with their page leave nothing behind that breaks later. */
async function comings(browser) {
  const gateway = await startFakeGateway();
  const page = await open(browser, gateway);
  const broken = [];
  page.on("pageerror", (error) => broken.push(error.message));
  await live(page);
  await page.waitForSelector(".panel-market canvas");
  for (const name of ["Portfolio", "Market", "Mission", "Risk", "Mission"]) {
    await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }).first().click();
    await page.waitForTimeout(500);
  }
  expect(broken.length === 0, `a page that left broke: ${broken[0]}`);
  await page.context().close();
  await gateway.close();
}

async function looks(browser) {
  for (const [name, options] of [
    ["light", {}],
    ["dark", { colorScheme: "dark" }],
    ["phone", { width: 390, height: 844 }],
    ["phone-dark", { width: 390, height: 844, colorScheme: "dark" }],
  ]) {
    const gateway = await startFakeGateway();
    const page = await open(browser, gateway, options);
    const faults = watch(page, gateway.rest);
    await live(page);
    await page.waitForSelector(".panel-market canvas");
    await page.waitForTimeout(1500);
    await page.screenshot({ path: `${OUT}/${name}.png`, fullPage: name.startsWith("phone") });
    await axe(page, name);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow <= 0, `${name}: the page is ${overflow} px too wide`);
    expect(faults.length === 0, `${name}: ${faults[0]}`);
    await page.context().close();
    await gateway.close();
  }
}

const browser = await launch();
try {
  const staleMs = await silence(browser);
  const tabStops = await keyboard(browser);
  await reading(browser);
  await onlyLooking(browser);
  await halfwayStates(browser);
  await noSession(browser);
  await comings(browser);
  await looks(browser);
  process.stdout.write(`${JSON.stringify({ staleMs, tabStops, seriousAxeFaults: 0, pictures: OUT })}\n`);
} catch (failure) {
  process.stderr.write(`${failure instanceof Unseen ? failure.message : `the browser test broke: ${failure.message}`}\n`);
  process.exitCode = 1;
} finally {
  await browser.close();
}
// Gateways of a failed state may still run.
process.exit();
