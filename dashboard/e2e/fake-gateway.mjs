// A gateway that tells a scripted story: for the browser tests only, while or where the real one is not at hand. It
// keeps the wire rules the page depends on: one-time token, session cookie, CSRF header, content security policy,
// Server-Sent Events that resume by id, heartbeats.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { info } from "./fake/base.mjs";
import { Story } from "./fake/story.mjs";
import { portfolio, riskNow } from "./fake/views-account.mjs";
import { candleRows, marks, quote } from "./fake/views-market.mjs";
import { agent, details, system } from "./fake/views-run.mjs";

const DIST = new URL("../dist/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const CSP =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** @returns {Promise<{address: string, rest: string, token: string, story: Story, faults: object, close: () => Promise<void>}>} */
export async function startFakeGateway({ port = 0, readiness = "TRADING", tickMs = 250, role = "operator" } = {}) {
  const story = new Story({ readiness });
  const token = randomBytes(12).toString("hex");
  const session = randomBytes(12).toString("hex");
  const csrf = randomBytes(12).toString("hex");
  let oneTime = randomBytes(12).toString("hex");
  const streams = new Set();
  /** Things that go wrong on demand. */
  const faults = { silent: false, refuse: false, reading: "", requests: [], sent: 0 };

  const authorized = (request) =>
    request.headers.authorization === `Bearer ${token}` || (request.headers.cookie ?? "").includes(`session=${session}`);

  const server = createServer((request, response) => {
    const address = new URL(request.url, "http://fake");
    const respond = () => route(request, response, address);
    respond().catch((failure) => {
      response.writeHead(500).end(String(failure));
    });
  });

  async function route(request, response, address) {
    if (address.pathname.startsWith("/api/v1/")) {
      faults.requests.push(`${request.method} ${address.pathname}`);
      if (faults.refuse) {
        request.socket.destroy();
        return;
      }
      if (!authorized(request)) {
        problem(response, 401, "UNAUTHENTICATED", "no session and no token");
        return;
      }
      await api(request, response, address);
      return;
    }
    await page(response, address);
  }

  async function page(response, address) {
    if (oneTime !== null && address.searchParams.get("token") === oneTime) {
      oneTime = null;
      response.writeHead(303, {
        Location: "/mission-control/",
        "Set-Cookie": [`session=${session}; HttpOnly; SameSite=Strict; Path=/`, `XSRF-TOKEN=${csrf}; SameSite=Strict; Path=/`],
      });
      response.end();
      return;
    }
    const path = address.pathname.replace(/^\/mission-control\/?/, "") || "index.html";
    const body = await readFile(new URL(path, DIST)).catch(() => readFile(new URL("index.html", DIST)));
    const type = TYPES[extname(path)] ?? TYPES[".html"];
    response.writeHead(200, {
      "Content-Type": type,
      "Content-Security-Policy": CSP,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(body);
  }

  async function api(request, response, address) {
    const path = address.pathname.slice("/api/v1".length);
    const limit = Number(address.searchParams.get("limit") ?? 50);
    const asOf = { asOfSeq: story.seq, eventTimeUs: story.nowUs };
    const list = (rows) => ({ items: rows.toReversed().slice(0, limit), nextCursor: null, ...asOf });
    if (request.method === "POST") {
      await control(request, response, path);
      return;
    }
    if (faults.reading !== "" && path !== "/me") {
      problem(response, 503, "NOT_READY", faults.reading);
      return;
    }
    switch (path) {
      case "/events":
        events(request, response);
        return;
      case "/overview":
        json(response, {
          ...asOf,
          system: system(story, streams.size),
          risk: riskNow(story),
          portfolio: portfolio(story),
          markets: [{ info, quote: quote(story), book: null }],
          agents: ["trend-momentum", "volume-microstructure"].map((id) => agent(story, id)),
          decisions: story.decisions.toReversed().slice(0, 10),
          facts: story.facts.toReversed().slice(0, 50),
        });
        return;
      case "/decisions":
        json(response, list(story.decisions));
        return;
      case "/orders":
        json(response, list(story.orders));
        return;
      case "/fills":
        json(response, list(story.fills));
        return;
      case "/risk":
        json(response, { ...riskNow(story), ...asOf, denials: [] });
        return;
      case "/me":
        json(response, { name: "anna", role });
        return;
      case "/facts": {
        const kinds = new Set((address.searchParams.get("kind") ?? "").split(",").filter(Boolean));
        json(response, list(story.facts.filter((fact) => kinds.size === 0 || kinds.has(fact.kind))));
        return;
      }
      case "/portfolio/equity":
        json(response, { ...asOf, currency: "USDT", points: thin(story.equityPoints), thinned: true });
        return;
      case "/market/BTCUSDT/candles": {
        const interval = address.searchParams.get("interval") ?? "1m";
        const from = Number(address.searchParams.get("from") ?? 0);
        json(response, { ...asOf, symbol: "BTCUSDT", interval, items: candleRows(story, interval, from, limit) });
        return;
      }
      case "/market/BTCUSDT/marks":
        json(response, { ...asOf, symbol: "BTCUSDT", items: marks(story) });
        return;
      default: {
        const found = path.startsWith("/decisions/") ? details(story, decodeURIComponent(path.slice(11))) : null;
        if (found === null) {
          problem(response, 404, "NOT_FOUND", `nothing is at ${path}`);
        } else {
          json(response, found);
        }
      }
    }
  }

  async function control(request, response, path) {
    const action = /^\/control\/(halt|reduce|resume|flatten)$/.exec(path)?.[1]?.toUpperCase();
    const byCookie = request.headers.authorization === undefined;
    if (byCookie && request.headers["x-xsrf-token"] !== csrf) {
      problem(response, 403, "CSRF", "the header X-XSRF-TOKEN does not match the cookie");
      return;
    }
    const { reason = "" } = JSON.parse((await bodyOf(request)) || "{}");
    if (action === undefined || reason.trim() === "" || (action === "RESUME" && reason.trim().length < 10)) {
      problem(response, 400, "INVALID", "a reason is required");
      return;
    }
    json(response, { sequence: story.control(action, reason) });
  }

  function events(request, response) {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.flushHeaders();
    const stream = { response, last: Date.now() };
    const write = (event, data, id) => {
      if (!faults.silent) {
        stream.last = Date.now();
        faults.sent++;
        response.write(`${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      }
    };
    stream.write = write;
    write("hello", {
      streamId: "fake",
      runId: story.runId,
      seq: story.seq,
      serverTimeUs: Date.now() * 1000,
      heartbeatMs: 500,
      build: "fake",
      mode: "PAPER",
    });
    const from = /-(\d+)$/.exec(request.headers["last-event-id"] ?? "")?.[1];
    for (const fact of from === undefined ? [] : story.facts.filter((one) => one.seq > Number(from))) {
      tell(write, fact);
    }
    values(write);
    streams.add(stream);
    request.on("close", () => streams.delete(stream));
  }

  const tell = (write, fact, happened = true) =>
    write(fact.kind, fact.row, happened ? `${story.runId}-${fact.seq}` : undefined);

  function values(write) {
    write("quote", quote(story));
    write("candle:BTCUSDT:1m", candleRows(story, "1m").at(-1));
    write("portfolio", portfolio(story));
    write("equity", { seq: story.seq, us: story.nowUs, equity: portfolio(story).equity, drawdownRatio: 0 });
    write("system", system(story, streams.size));
    for (const signal of story.signals.values()) {
      write("signal", signal);
    }
  }

  story.listeners.add((fact, happened) => {
    for (const { write } of streams) {
      tell(write, fact, happened);
    }
  });
  const ticking = setInterval(() => {
    story.tick();
    for (const { write } of streams) {
      values(write);
      write("risk", riskNow(story));
    }
  }, tickMs);
  const beating = setInterval(() => {
    for (const stream of streams) {
      if (Date.now() - stream.last >= 450) {
        stream.write("heartbeat", { serverTimeUs: Date.now() * 1000, seq: story.seq, lagMs: 2 });
      }
    }
  }, 250);

  await new Promise((listening) => server.listen(port, "127.0.0.1", listening));
  const root = `http://127.0.0.1:${server.address().port}`;
  return {
    address: `${root}/?token=${oneTime}`,
    rest: root,
    token,
    story,
    faults,
    hangUp: () => streams.forEach(({ response }) => response.destroy()),
    sendAll: (event, data) => streams.forEach(({ write }) => write(event, data)),
    close: async () => {
      clearInterval(ticking);
      clearInterval(beating);
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function json(response, body) {
  response.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" });
  response.end(JSON.stringify(body));
}

function problem(response, status, code, detail) {
  response.writeHead(status, { "Content-Type": "application/problem+json" });
  response.end(JSON.stringify({ type: "about:blank", title: code, status, detail, code }));
}

async function bodyOf(request) {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
  }
  return body;
}

const thin = (points) => points.filter((_, index) => index % Math.ceil(points.length / 600) === 0);

if (import.meta.filename === process.argv[1]) {
  const gateway = await startFakeGateway({ port: Number(process.env.PORT ?? 8080) });
  process.stdout.write(`${gateway.address}\n${gateway.token}\n`);
}
