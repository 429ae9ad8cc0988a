import { expect, test } from "vitest";

/** The sources as text: what the type checker cannot see is read here. */
const sources = Object.entries(
  import.meta.glob<string>("../**/*.{ts,tsx}", { query: "?raw", import: "default", eager: true }),
)
  .map(([path, text]) => ({ path: path.replace("../", "").replace("./", "test/"), text }))
  .filter(({ path }) => !path.endsWith(".test.ts") && !path.endsWith(".test.tsx") && !path.startsWith("test/"));

/** Which folder may use which. Pages never use each other: they meet in the address. */
const MAY_USE: Readonly<Record<string, readonly string[]>> = {
  api: ["api"],
  format: ["format", "api"],
  live: ["live", "api"],
  ui: ["ui", "live", "format", "api"],
  stop: ["stop", "format", "api"],
  panels: ["panels", "ui", "live", "format", "api"],
  ...page("mission"),
  ...page("market"),
  ...page("agents"),
  ...page("decisions"),
  ...page("portfolio"),
  ...page("risk"),
  ...page("system"),
  ...page("audit"),
  ...page("backtests"),
};

function page(name: string): Readonly<Record<string, readonly string[]>> {
  return { [name]: [name, "panels", "ui", "live", "format", "api"] };
}

const folderOf = (path: string): string => path.split("/")[0] ?? "";

function imports(path: string, text: string): string[] {
  const from = new URL(path, "file:///");
  return [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+)"/g)].map((match) =>
    folderOf(new URL(match[1] ?? "", from).pathname.slice(1)),
  );
}

test("there is something to look at", () => {
  expect(sources.length).toBeGreaterThan(60);
});

test("every folder uses only what it may", () => {
  const broken = sources.flatMap(({ path, text }) => {
    const allowed = MAY_USE[folderOf(path)];
    return allowed === undefined
      ? []
      : imports(path, text)
          .filter((used) => !allowed.includes(used))
          .map((used) => `${path} uses ${used}`);
  });
  expect(broken).toEqual([]);
});

const usedOutside = (what: RegExp, allowed: readonly string[]) =>
  sources.filter(({ path, text }) => what.test(text) && !allowed.includes(path)).map(({ path }) => path);

test("numbers become text in format/ only", () => {
  const places = usedOutside(/\.toFixed\(|toLocaleString|toPrecision|Intl\./, []);
  expect(places.filter((path) => !path.startsWith("format/"))).toEqual([]);
});

test("nothing is invented: no random numbers, no promises", () => {
  // The jitter of reconnects is the only dice.
  expect(usedOutside(/Math\.random/, ["main.tsx"])).toEqual([]);
  expect(usedOutside(/coming soon|lorem|TODO|FIXME/i, [])).toEqual([]);
});

test("no secret is kept, and no text of others becomes markup", () => {
  expect(usedOutside(/localStorage|sessionStorage/, [])).toEqual([]);
  expect(usedOutside(/dangerouslySetInnerHTML|innerHTML|eval\(/, [])).toEqual([]);
});

test("one connection, opened in one place", () => {
  expect(usedOutside(/EventSource\b/, [])).toEqual([]);
  expect(usedOutside(/[^.\w]fetch\(/, ["api/client.ts", "main.tsx"])).toEqual([]);
});
