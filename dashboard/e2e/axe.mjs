// What axe says to a page as it stands.
import { readFile } from "node:fs/promises";
import { expect } from "./unseen.mjs";

const AXE = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] };

/** @returns how many serious faults axe sees: none, or it throws and tells the first */
export async function axe(page, state) {
  await page.evaluate(AXE);
  const { violations } = await unrolled(page, () =>
    page.evaluate((rules) => globalThis.axe.run(document, rules), RULES),
  );
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const [first] = serious;
  expect(
    first === undefined,
    `axe, ${state}: ${first?.id}, ${first?.nodes.length} places, first ${first?.nodes[0].html.slice(0, 160)} ${first?.nodes[0].failureSummary}`,
  );
  return serious.length;
}

/** What a bar that stays covers can be scrolled from under it: axe is shown the page without scrolling. */
async function unrolled(page, look) {
  const viewport = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...viewport, height: Math.max(viewport.height, Math.min(height + 100, 8000)) });
  try {
    return await look();
  } finally {
    await page.setViewportSize(viewport);
  }
}
