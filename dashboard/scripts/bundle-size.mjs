// Says how much the browser loads, gzipped, and fails when the page before its charts grows over its budget.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 500;
const dist = new URL("../dist/", import.meta.url);

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const sizeOf = (file) => gzipSync(readFileSync(new URL(file, dist))).length / 1000;
const isChart = (chunk) => /ui\/chart\//.test(chunk.src ?? "") || /look|chart/i.test(chunk.name ?? "");

let before = 0;
let charts = 0;
for (const chunk of Object.values(manifest)) {
  const size = [chunk.file, ...(chunk.css ?? [])].reduce((sum, file) => sum + sizeOf(file), 0);
  if (isChart(chunk)) {
    charts += size;
  } else {
    before += size;
  }
}

process.stdout.write(`gzip: ${before.toFixed(1)} kB before charts (budget ${BUDGET_KB}), charts ${charts.toFixed(1)} kB\n`);
if (before > BUDGET_KB) {
  process.stderr.write(`the page before its charts is larger than ${BUDGET_KB} kB\n`);
  process.exit(1);
}
