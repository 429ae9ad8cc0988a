// Every page on a real mesh, as a person goes through them: by the navigation, in light and dark, at two widths, with axe
// on each; then the stories that change something, and the past, whose numbers are compared with REST digit by digit.
// Prints one line of JSON, or one sentence and exits with 1.
//
// SAPPHIRE_ADDRESS  the printed address with its one-time token
// SAPPHIRE_REST     root of the gateway, for example http://127.0.0.1:8080
// SAPPHIRE_TOKEN    bearer token for REST
// PICTURES          folder for the pictures of every page
import { mkdir } from "node:fs/promises";
import { axe } from "./axe.mjs";
import { launch, watch } from "./browser.mjs";
import { expect, fail, told } from "./unseen.mjs";

const PATIENCE_MS = 30_000;
const WARM_UP_MS = 120_000;
const PAGES = ["Mission", "Market", "Agents", "Decisions", "Portfolio", "Risk", "Backtests", "System", "Audit"];
const { SAPPHIRE_ADDRESS: address, SAPPHIRE_REST: rest, SAPPHIRE_TOKEN: token } = process.env;
const pictures = process.env.PICTURES || "test-results";

async function ask(path) {
  const response = await fetch(`${rest}/api/v1${path}`, { headers: { Authorization: `Bearer ${token}` } });
  expect(response.ok, `REST answered ${response.status} to ${path}`);
  return response.json();
}

/** Asks until the answer is as wanted. */
async function until(path, wanted, sentence, patienceMs = PATIENCE_MS) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask(path);
    if (wanted(answer)) {
      return answer;
    }
    expect(Date.now() < deadline, sentence);
    await new Promise((later) => setTimeout(later, 200));
  }
}

async function main() {
  await mkdir(pictures, { recursive: true });
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const faults = watch(page, new URL(address).origin);
    await page.goto(address);
    await page.waitForSelector('[data-stream="live"]').catch(fail("the page did not become live"));
    await until("/decisions?limit=1", ({ items }) => items.length > 0, "no decision was made in time", WARM_UP_MS);
    const seen = {
      pages: await everyPage(page),
      limit: await changeLimit(page),
      muted: await mute(page),
      refused: await addNobody(page, faults),
      fired: await testFire(page),
      scrubbed: await scrub(page),
      verified: await verifyChain(page),
      logged: await logs(page),
      job: await backtest(page),
      whatIf: await whatIf(page),
    };
    seen.narrow = await phone(context, page);
    expect(faults.length === 0, `the page had a fault: ${faults[0]}`);
    return seen;
  } finally {
    await browser.close();
  }
}

async function go(page, name) {
  await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name }).first().click();
  await settled(page, name);
}

/** The page before it stays until the next one is there, which then takes the focus: its title tells that it has arrived. */
async function settled(page, name) {
  await page
    .waitForFunction(
      (title) =>
        document.title.startsWith(title) &&
        document.querySelector("#page .panel, #page .story") !== null &&
        document.querySelector(".skeleton") === null,
      name,
    )
    .catch(fail(`${name} did not fill in time`));
}

async function everyPage(page) {
  await page.keyboard.press("Control+KeyK");
  await page.getByRole("dialog", { name: "Go to" }).getByRole("combobox").fill("audit");
  await page.keyboard.press("Enter");
  await settled(page, "Audit");
  expect(new URL(page.url()).pathname.endsWith("/audit"), "the palette does not lead to the audit");
  for (const name of PAGES) {
    await go(page, name);
    await page.waitForTimeout(1200);
    await page.screenshot({ path: `${pictures}/${name.toLowerCase()}.png` });
    await axe(page, name);
    const error = await page.locator(".panel-error").first().textContent({ timeout: 50 }).catch(() => null);
    expect(error === null, `${name} shows an error: ${error}`);
  }
  // The same eyes at night.
  await page.keyboard.press("t");
  for (const name of PAGES) {
    await go(page, name);
    await axe(page, `${name}, dark`);
  }
  await page.screenshot({ path: `${pictures}/audit-dark.png` });
  await page.keyboard.press("t");
  return PAGES.length;
}

/** One page at the width of a phone after the other: nothing is too wide, and axe has nothing to say. */
async function phone(context, wide) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  const { origin } = new URL(wide.url());
  for (const name of PAGES) {
    await page.goto(`${origin}/mission-control/${name === "Mission" ? "" : name.toLowerCase()}`);
    await page.waitForSelector('[data-stream="live"]');
    await settled(page, name);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow <= 0, `${name} is ${overflow} px too wide for a phone`);
    await axe(page, `${name}, phone`);
  }
  await page.screenshot({ path: `${pictures}/phone.png` });
  await page.close();
  return PAGES.length;
}

/** A limit is changed with a reason; REST and the audit know it. */
async function changeLimit(page) {
  await go(page, "Risk");
  await page.locator('.rows-limits tr[data-row="max-order-notional"]').click();
  const panel = page.locator(".panel-limit");
  await panel.getByLabel(/New limit/).fill("450");
  await panel.getByRole("button", { name: /^Change/ }).click();
  await panel.getByText("Say why in at least 10 characters").waitFor().catch(fail("a limit can be changed without a reason"));
  await panel.getByLabel("Reason").fill("smaller for the browser test");
  await panel.getByRole("button", { name: /^Change/ }).click();
  await panel.getByText(/recorded as sequence/).waitFor().catch(fail("the change of a limit was not recorded"));
  const risk = await ask("/risk");
  const { limit } = risk.limits.find(({ id }) => id === "max-order-notional");
  expect(limit === "450", `the page changed the limit to 450, REST says ${limit}`);
  await go(page, "Audit");
  await page.getByText("smaller for the browser test").first().waitFor().catch(fail("the audit does not show who changed the limit"));
  return limit;
}

async function mute(page) {
  await go(page, "Agents");
  // The list goes on being sorted and another agent may stand in the panel already: the row is chosen by name, and waited for.
  const row = await page.locator(".rows-leaderboard tbody tr").first().getAttribute("data-row");
  const chosen = page.locator(`.rows-leaderboard tr[data-row="${row}"]`);
  const agent = await chosen.locator(".cell-agent").textContent();
  await chosen.click();
  const panel = page.locator(".panel-agent");
  const heading = panel.getByRole("heading", { level: 2, name: agent, exact: true });
  await heading.waitFor().catch(fail(`a click on ${agent} in the leaderboard does not open it`));
  await panel.getByLabel("Reason").fill("quiet for the browser test");
  await panel.getByRole("button", { name: `Mute ${agent}` }).click();
  await panel.getByRole("button", { name: `Let ${agent} count again` }).waitFor().catch(fail("a muted agent is not shown as muted"));
  const { items } = await ask("/agents");
  const { state } = items.find(({ id }) => id === agent);
  expect(state === "MUTED", `the page shows ${agent} as muted, REST says ${state}`);
  await panel.getByLabel("Reason").fill("heard again by the browser test");
  await panel.getByRole("button", { name: `Let ${agent} count again` }).click();
  await panel.getByRole("button", { name: `Mute ${agent}` }).waitFor().catch(fail("an agent that counts again is shown as muted"));
  return agent;
}

/** An agent that does not answer gets no seat, and whoever wanted it is told. */
async function addNobody(page, faults) {
  await go(page, "Agents");
  const before = (await ask("/agents")).items.length;
  const panel = page.locator(".panel-add-agent");
  await panel.getByLabel(/^Its name/).fill("nobody");
  await panel.getByLabel(/^Where it serves/).fill("127.0.0.1:1");
  await panel.getByLabel("Reason").fill("added by the browser test");
  await panel.getByRole("button", { name: "Add on probation" }).click();
  const sentence = panel.getByText(/agent nobody cannot be reached/);
  await sentence.waitFor().catch(fail("nobody says that an agent cannot be reached"));
  expect((await ask("/agents")).items.length === before, "an agent that nobody reached has a seat");
  // The browser itself notes the refusal that was asked for.
  const noted = faults.findIndex((fault) => fault.includes("status of 409"));
  faults.splice(noted, noted < 0 ? 0 : 1);
  return sentence.textContent();
}

async function testFire(page) {
  await go(page, "Risk");
  await page.getByRole("button", { name: "Make every limit fire" }).click();
  const verdict = page.locator(".panel-test-fire .chip").first();
  const fault = page.locator(".panel-test-fire .field-fault");
  await verdict.or(fault).first().waitFor().catch(fail("the test-fire told nothing"));
  expect((await fault.count()) === 0, `the test-fire was refused: ${await fault.allTextContents()}`);
  const { shots } = await ask("/risk/test-fire");
  const fired = shots.filter((shot) => shot.fired).length;
  const text = (await verdict.textContent()).replace(/^\W+/, "");
  expect(text === `${fired} of ${shots.length} fired`, `the page says '${text}', REST ${fired} of ${shots.length}`);
  return text;
}

/** Back with the slider, compared with REST at the same moment, from page to page, and home again. */
async function scrub(page) {
  await go(page, "Portfolio");
  const slider = page.getByRole("slider", { name: /Moment of the run/ });
  await slider.focus();
  for (let press = 0; press < 5; press++) {
    await page.keyboard.press("PageDown");
  }
  await follows(page);
  const at = new URL(page.url()).searchParams.get("at");
  expect(at !== null, "the moment is not in the address");
  const then = await ask(`/portfolio?at=${encodeURIComponent(at)}`);
  await page.locator(".panel-bridge .bridge-total").waitFor();
  const seen = {
    equity: await exact(page, ".panel-equity .headline .num"),
    net: await exact(page, ".panel-bridge .bridge-total .num"),
    fees: await exact(page, ".panel-bridge tbody tr:nth-child(3) .num"),
  };
  expect(seen.equity === then.equity.value, `at ${at} the page shows equity ${seen.equity}, REST ${then.equity.value}`);
  expect(seen.net === then.bridge.net.value, `at ${at} the page shows net ${seen.net}, REST ${then.bridge.net.value}`);
  expect(seen.fees === then.bridge.fees.value, `at ${at} the page shows fees ${seen.fees}, REST ${then.bridge.fees.value}`);
  await go(page, "Risk");
  expect(new URL(page.url()).searchParams.get("at") === at, "another page forgets the moment");
  await limitsAgree(page, at);
  await axe(page, "the past");
  await page.screenshot({ path: `${pictures}/past.png` });
  await page.keyboard.press("Escape");
  await page.locator('[data-band="past"]').getByRole("button", { name: "Back to live" }).click();
  await page.locator('[data-band="past"]').waitFor({ state: "detached" }).catch(fail("the page did not come back to now"));
  return { at, asOfSeq: then.asOfSeq, ...seen };
}

/** Waits until the page shows the moment that its address names; fails with what it shows instead. */
async function follows(page) {
  const band = page.locator('[data-band="past"]');
  await band.getByText(/sequence/).waitFor().catch(async (cause) => {
    const { pathname, search } = new URL(page.url());
    fail(`the page did not follow into the past: ${pathname}${search} says '${await band.allTextContents()}'`)(cause);
  });
}

const exact = (page, selector) => page.locator(selector).first().getAttribute("value");

async function limitsAgree(page, at) {
  await follows(page);
  await page.locator(".rows-limits tbody tr").first().waitFor();
  const { limits } = await ask(`/risk?at=${encodeURIComponent(at)}`);
  for (const { id, limit, now } of limits) {
    const row = page.locator(`.rows-limits tr[data-row="${id}"]`);
    const shown = await row.locator(".cell-limit .num").getAttribute("value");
    const used = await row.locator(".cell-now .num").getAttribute("value");
    expect(shown === limit, `at ${at} the page shows limit ${id} as ${shown}, REST ${limit}`);
    expect(used === (now ?? ""), `at ${at} the page shows ${used} of ${id}, REST ${now}`);
  }
}

/** Not verified, then verified: up to where, signed up to where and by whom, as REST says. */
async function verifyChain(page) {
  await go(page, "Audit");
  const panel = page.locator(".panel-chain");
  await panel.locator(".chip-warn").getByText("not verified").waitFor().catch(fail("a log that nobody verified is not called so"));
  await panel.getByRole("button", { name: "Verify all of it now" }).click();
  await panel.locator(".chip-ok").waitFor({ timeout: 60_000 }).catch(fail("the log was not verified in a minute"));
  const { state, report } = await ask("/audit/chain");
  expect(state === "VERIFIED" && report.wrongs.length === 0, `the page says whole, REST ${state}: ${report?.wrongs}`);
  expect(report.vouched > 0 && report.head !== null, "no signature was held against the log");
  const run = (await ask("/system")).run.runId;
  expect(report.runId === run, `run ${report.runId} was verified, run ${run} trades`);
  const numbers = panel.locator("dl .num");
  const seen = { upTo: await numbers.nth(1).getAttribute("value"), signed: await numbers.nth(3).getAttribute("value") };
  expect(seen.upTo === String(report.seq), `the page says verified up to ${seen.upTo}, REST ${report.seq}`);
  expect(seen.signed === String(report.vouched), `the page says signed up to ${seen.signed}, REST ${report.vouched}`);
  await panel.getByText(report.hash).waitFor().catch(fail("the page shows another hash than REST"));
  await axe(page, "a verified log");
  await page.screenshot({ path: `${pictures}/audit.png` });
  return seen;
}

/** What the services said, by how grave it is and by trace, as REST has it. */
async function logs(page) {
  await go(page, "System");
  const panel = page.locator(".panel-logs");
  await panel.locator("tbody tr").first().waitFor().catch(fail("no line of a log is shown"));
  await panel.getByLabel("at least").selectOption("WARN");
  await panel.getByText("limits_changed").or(panel.getByText(/max-order-notional|limit/)).first().waitFor().catch(fail("the changed limit is not among the warnings"));
  const levels = await panel.locator("tbody tr td:nth-child(2)").allTextContents();
  expect(levels.every((level) => /warn|error/.test(level)), `lines at least as grave as a warning include ${levels}`);
  const { items } = await ask("/logs?level=WARN&limit=200");
  const numbers = new Set(items.map(({ number }) => String(number)));
  const shown = await panel.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.dataset.row));
  expect(shown.every((row) => numbers.has(row)), "the page shows lines that REST does not know");
  await panel.getByLabel("at least").selectOption("");
  const traced = panel.locator("tbody tr button").first();
  await traced.waitFor().catch(fail("no line of the log names its trace"));
  await traced.click();
  const trace = new URL(page.url()).searchParams.get("trace");
  await panel.getByRole("button", { name: /any trace/ }).waitFor();
  const ofTrace = await ask(`/logs?trace=${trace}`);
  expect(ofTrace.items.length > 0 && ofTrace.items.every((line) => line.traceId === trace), `REST knows no line of trace ${trace}`);
  await panel.getByRole("button", { name: /any trace/ }).click();
  await axe(page, "logs");
  await panel.screenshot({ path: `${pictures}/logs.png` });
  return shown.length;
}

/** From the form to the tearsheet, twice; then both beside each other. */
async function backtest(page) {
  await go(page, "Backtests");
  const other = await trade(page, "synthetic:4");
  const job = await trade(page, "synthetic:3");
  await tearsheet(page, job);
  for (const id of [other, job]) {
    await page.getByLabel(`Compare ${id}`).check();
  }
  const compared = page.locator(".panel-compare");
  await compared.locator("canvas").first().waitFor().catch(fail("two results are not drawn beside each other"));
  for (const [index, id] of [other, job].entries()) {
    const { report } = await ask(`/backtests/${id}`);
    const shown = await compared.locator(`tbody tr:nth-child(2) td:nth-child(${index + 2}) .num`).getAttribute("value");
    expect(shown === report.costs.netPnl, `${id} is compared with net ${shown}, REST ${report.costs.netPnl}`);
  }
  await compared.getByText("different state hashes").waitFor();
  await page.waitForTimeout(800);
  await axe(page, "two backtests compared");
  await compared.screenshot({ path: `${pictures}/compare.png` });
  return job;
}

async function trade(page, recording) {
  await page.getByLabel(/^Recording/).fill(recording);
  await page.getByLabel("volume-microstructure").check();
  const before = new URL(page.url()).searchParams.get("job");
  await page.getByRole("button", { name: "Begin" }).click();
  await page.waitForURL((url) => url.searchParams.get("job") !== null && url.searchParams.get("job") !== before);
  const line = page.locator('.job-open[data-state="DONE"]');
  await line.waitFor({ timeout: 120_000 }).catch(fail("the backtest was not done in two minutes"));
  return line.getAttribute("data-job");
}

async function tearsheet(page, job) {
  await page.locator(".panel-tearsheet .tearsheet").waitFor().catch(fail("a backtest that is done has no tearsheet"));
  const { report } = await ask(`/backtests/${job}`);
  await page.getByText(report.stateHash).waitFor().catch(fail("the tearsheet is not the report's"));
  const net = await exact(page, ".panel-tearsheet .tearsheet .num");
  expect(net === report.costs.netPnl, `the tearsheet shows net ${net}, REST ${report.costs.netPnl}`);
  expect(report.curve.length > 2, "the report has no curve");
  const last = report.curve.at(-1).equity;
  expect(Number(last) === Number(report.equity), `the curve ends at ${last}, the account at ${report.equity}`);
  await page.locator(".panel-tearsheet canvas").first().waitFor().catch(fail("the tearsheet draws no curve"));
  await page.waitForTimeout(800);
  await axe(page, "a tearsheet");
  await page.screenshot({ path: `${pictures}/tearsheet.png` });
}

/** The newest decision with a vote, without the one who cast it; of those that the page shows. */
async function whatIf(page) {
  const { items } = await ask("/decisions?limit=80");
  const chosen = items.find(({ votes }) => votes.some(({ state }) => state === "VOTED"));
  expect(chosen !== undefined, "no decision of the run has a vote");
  const { agentId } = chosen.votes.find(({ state }) => state === "VOTED");
  await go(page, "Decisions");
  // New decisions push the rows down while this one is opened: a pointer could press one row and let go on another.
  await page.locator(`.rows-decisions tr[data-row="${chosen.id}"]`).press("Enter");
  const drawer = page.locator(".drawer");
  await drawer.getByText("3 Checks").waitFor().catch(fail("the opened decision tells no checks"));
  await drawer.getByLabel(agentId, { exact: true }).check();
  await drawer.getByRole("button", { name: "Run what if" }).click();
  const result = drawer.locator('.what-if-result[data-state="DONE"] pre');
  await result.waitFor({ timeout: 60_000 }).catch(fail("the what-if was not answered in a minute"));
  const text = await result.textContent();
  expect(text.includes(agentId), "the what-if does not speak of the agent that was left out");
  await axe(page, "a what-if");
  await page.screenshot({ path: `${pictures}/what-if.png` });
  await page.keyboard.press("Escape");
  return { decision: chosen.id, without: agentId };
}

await told(main);
