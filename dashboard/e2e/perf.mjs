// Long tasks of the main page while updates arrive as fast as a gateway ever sends them, ten a second of every value and
// every fact besides, which is more than sixty a second; beside the same page when nothing does.
// A task is long by the processor's time it took, so that a busy machine does not make one; what the clock on the wall says
// is told besides. Prints one line of JSON, or one sentence and exits with 1.
import { launch } from "./browser.mjs";
import { startFakeGateway } from "./fake-gateway.mjs";
import { expect, told } from "./unseen.mjs";

/** The gateway conflates values to as many of each. */
const VALUES_PER_S = 10;
const LEAST_UPDATES_PER_S = 60;
const WINDOW_MS = 10_000;
const SETTLE_MS = 3_000;
const LONG_MS = 50;
/** An idle page is told nothing but heartbeats. */
const NEVER_MS = 2_000_000_000;

async function measure(browser, tickMs) {
  const gateway = await startFakeGateway({ tickMs });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.goto(gateway.address);
  await page.waitForSelector('[data-stream="live"]');
  await page.waitForSelector(".panel-market canvas");
  await page.waitForTimeout(SETTLE_MS);
  const before = gateway.faults.sent;
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
  await page.waitForTimeout(WINDOW_MS);
  const updatesPerS = ((gateway.faults.sent - before) * 1000) / WINDOW_MS;
  const tasks = mainTasks(JSON.parse(await browser.stopTracing()).traceEvents);
  await context.close();
  await gateway.close();
  return {
    updatesPerS,
    tasks: tasks.length,
    busyMs: Math.round(tasks.reduce((sum, { cpuMs }) => sum + cpuMs, 0)),
    longestCpuMs: Math.round(Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs))),
    longByCpu: tasks.filter(({ cpuMs }) => cpuMs > LONG_MS).length,
    longByWall: tasks.filter(({ wallMs }) => wallMs > LONG_MS).length,
  };
}

/** Everything a page's main thread did, one task after the other. */
function mainTasks(events) {
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  return events
    .filter(({ name, pid, tid, tdur }) => name === "ThreadControllerImpl::RunTask" && tdur !== undefined && mains.has(`${pid} ${tid}`))
    .map(({ dur, tdur }) => ({ wallMs: dur / 1000, cpuMs: tdur / 1000 }));
}

await told(async () => {
  const browser = await launch();
  try {
    const idle = await measure(browser, NEVER_MS);
    const busy = await measure(browser, 1000 / VALUES_PER_S);
    expect(idle.tasks > 0 && busy.tasks > 0, "the trace tells no task of the page");
    expect(busy.updatesPerS >= LEAST_UPDATES_PER_S, `only ${busy.updatesPerS} updates arrived each second`);
    expect(busy.longByCpu <= idle.longByCpu, `${busy.longByCpu} long tasks, ${idle.longByCpu} when idle: ${JSON.stringify(busy)}`);
    return { windowMs: WINDOW_MS, idle, busy };
  } finally {
    await browser.close();
  }
});
process.exit();
