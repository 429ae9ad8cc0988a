// The scripted story of the fake gateway: a market that never was, the same on every start. A test fixture, in the shapes
// of the real gateway; the page cannot reach it.
import { AGENTS, MINUTE_US, START_US, fixed, mulberry, usdt } from "./base.mjs";
import { equityOf, riskNow } from "./views-account.mjs";
import { agent, run } from "./views-run.mjs";

/** Everything the gateway would have folded, moved on by tick(). */
export class Story {
  constructor({ readiness = "TRADING", minutes = 300 } = {}) {
    this.runId = "7c1f20131126";
    this.seq = 0;
    this.random = mulberry(7);
    this.nowUs = START_US;
    this.price = 890;
    this.drift = 0;
    this.candles = [];
    this.decisions = [];
    this.orders = [];
    this.fills = [];
    this.denials = [];
    this.controls = [];
    this.facts = [];
    this.equityPoints = [];
    this.position = 0;
    this.cost = 0;
    this.cash = 10_000;
    this.fees = 0;
    this.realised = 0;
    this.stop = null;
    this.peak = 10_000;
    this.maxDrawdown = 0;
    this.risk = { state: "ACTIVE", by: null, reason: null, sinceUs: START_US, flattening: false };
    this.readiness = readiness;
    this.listeners = new Set();
    this.signals = new Map();
    this.fact("run", run(this));
    for (const [id] of AGENTS) {
      this.fact("agent", agent(this, id));
    }
    for (let step = 0; step < minutes * 6; step++) {
      this.tick();
    }
  }

  /** Ten seconds of the market. */
  tick() {
    this.seq += 3;
    this.nowUs += 10_000_000;
    this.drift = this.drift * 0.98 + (this.random() - 0.5) * 0.09;
    this.price = Math.max(700, this.price + this.drift + (this.random() - 0.5) * 1.6);
    this.foldCandle();
    if (this.readiness === "TRADING") {
      this.protect();
      if (this.nowUs % (5 * MINUTE_US) === 0) {
        this.decide();
      }
    }
    this.mark();
  }

  foldCandle() {
    const startUs = Math.floor(this.nowUs / MINUTE_US) * MINUTE_US;
    const last = this.candles.at(-1);
    // A quiet minute now and then: a gap on the chart.
    const quiet = Math.floor(startUs / MINUTE_US) % 47 === 0;
    if (quiet) {
      return;
    }
    const p = this.price;
    if (last?.startUs === startUs) {
      last.high = Math.max(last.high, p);
      last.low = Math.min(last.low, p);
      last.close = p;
      last.trades += 1;
      last.volume += this.random() * 3;
      last.seq = this.seq;
    } else {
      this.candles.push({ startUs, open: last?.close ?? p, high: p, low: p, close: p, volume: 1, trades: 1, seq: this.seq });
      this.candles.splice(0, this.candles.length - 2000);
    }
    const now = this.candles.at(-1);
    now.high = Math.max(now.high, now.open);
    now.low = Math.min(now.low, now.open);
  }

  decide() {
    const votes = AGENTS.map(([id], index) => this.vote(id, index));
    const pooled = votes.reduce((sum, vote) => sum + vote.weight * vote.logOdds, 0);
    const p = 1 / (1 + Math.exp(-pooled));
    const side = p > 0.52 ? "LONG" : p < 0.48 ? "SHORT" : "FLAT";
    const number = this.decisions.length + 1;
    const target = side === "LONG" ? 450 : side === "SHORT" ? -450 : 0;
    const decision = {
      id: `d-${number}`,
      number,
      seq: ++this.seq,
      eventTimeUs: this.nowUs,
      recordedUs: Date.now() * 1000,
      symbol: "BTCUSDT",
      side,
      sizeBandPercent: side === "FLAT" ? 0 : 25,
      target: usdt(target),
      price: fixed(this.price, 2),
      votes,
      pooledP: Math.max(p, 1 - p),
      pLong: p,
      threshold: 0.52,
      forCount: votes.filter((vote) => vote.state === "VOTED" && vote.side === side).length,
      againstCount: votes.filter((vote) => vote.state === "VOTED" && vote.side !== side).length,
      abstainCount: votes.filter((vote) => vote.state !== "VOTED").length,
      outcome: "HELD",
      denialCode: null,
      filledQty: "0",
      fees: usdt(0),
      pnlNet: null,
      latencyMs: 0.4 + this.random() * 3,
      traceId: null,
      replay: "NOT_CHECKED",
      why: `${votes.filter((vote) => vote.side === side).length} of ${votes.length} agents lean ${side.toLowerCase()}; pooled p ${Math.max(p, 1 - p).toFixed(2)} ${side === "FLAT" ? "stays within" : "passes"} the threshold 0.52.`,
    };
    this.decisions.push(decision);
    this.fact("decision", decision);
    const held = Math.sign(this.position);
    if (this.risk.state !== "ACTIVE") {
      this.deny(decision, "HALTED", 1101, target, 0);
    } else if (Math.sign(target) !== held) {
      if (number % 9 === 0) {
        this.deny(decision, "ORDER_NOTIONAL", 1001, 520, 500);
      } else {
        this.trade(decision, target);
      }
    }
  }

  vote(id, index) {
    const abstains = index === 1 && this.random() < 0.25;
    const lean = Math.max(-0.75, Math.min(0.75, this.drift * (index === 0 ? 1.6 : -0.5) + (this.random() - 0.5) * 0.35));
    const side = abstains ? "FLAT" : lean > 0 ? "LONG" : "SHORT";
    const confidence = 1 / (1 + Math.exp(-Math.abs(lean)));
    if (!abstains) {
      this.signals.set(id, this.signal(id, side, lean, confidence));
    }
    return {
      agentId: id,
      state: abstains ? "ABSTAINED" : "VOTED",
      side,
      confidence: abstains ? 0.5 : confidence,
      weight: 0.5,
      logOdds: abstains ? 0 : lean,
      signalFrame: abstains ? null : this.seq,
      reason: abstains ? "no signal yet" : null,
    };
  }

  signal(id, side, lean, confidence) {
    return {
      id: `s-${this.seq}-${id}`,
      seq: this.seq,
      agentId: id,
      symbol: "BTCUSDT",
      frame: this.seq,
      side,
      pLong: 1 / (1 + Math.exp(-lean)),
      confidence,
      horizonMs: 900_000,
      expectedReturnBp: lean * 12,
      expectedRiskBp: 38.2,
      rationale: `${side === "LONG" ? "Rising" : "Falling"}: the 1 h and 4 h windows ${Math.abs(lean) > 0.2 ? "agree" : "hardly agree"}.`,
      evidence: [
        { name: "momentum-60m", value: lean * 3.1, unit: "sigma" },
        { name: "momentum-240m", value: lean * 1.7, unit: "sigma" },
        { name: "realised-volatility", value: 38.1, unit: "bp" },
      ],
      eventTimeUs: this.nowUs,
      expiresUs: this.nowUs + 15 * MINUTE_US,
    };
  }

  deny(decision, code, number, observed, limit) {
    const denial = {
      id: `n-${this.denials.length + 1}`,
      seq: ++this.seq,
      eventTimeUs: this.nowUs,
      recordedUs: Date.now() * 1000,
      symbol: "BTCUSDT",
      side: decision.side === "SHORT" ? "SELL" : "BUY",
      purpose: "ENTRY",
      qty: fixed(Math.abs(observed) / this.price, 4),
      price: fixed(this.price, 2),
      decisionId: decision.id,
      code,
      number,
      observed: fixed(Math.abs(observed), 2),
      limit: fixed(limit, 2),
      unit: "USDT",
      text: "",
    };
    this.denials.push(denial);
    this.fact("denial", denial);
    this.change(decision, { outcome: "DENIED", denialCode: code });
  }

  trade(decision, target) {
    const qty = Math.round(((target - this.position * this.price) / this.price) * 10_000) / 10_000;
    if (Math.abs(qty) < 0.0001) {
      return;
    }
    const order = this.order(decision, qty > 0 ? "BUY" : "SELL", Math.abs(qty), target === 0 ? "EXIT" : "ENTRY");
    this.fill(order, decision, qty);
    this.place();
  }

  order(decision, side, qty, purpose, stopPrice = null) {
    const id = `${purpose === "PROTECTION" ? "p" : "o"}-${this.orders.length + 1}`;
    const createdUs = this.nowUs;
    const order = {
      id,
      clientId: id,
      venueOrderId: String(900_000 + this.orders.length),
      seq: ++this.seq,
      createdSeq: this.seq,
      createdUs,
      updatedUs: createdUs,
      decisionId: decision?.id ?? null,
      symbol: "BTCUSDT",
      side,
      type: stopPrice === null ? "LIMIT" : "STOP_MARKET",
      tif: stopPrice === null ? "IOC" : null,
      purpose,
      reduceOnly: purpose !== "ENTRY",
      closePosition: purpose === "PROTECTION",
      external: false,
      open: true,
      qty: fixed(qty, 4),
      price: stopPrice === null ? fixed(this.price, 2) : null,
      stopPrice: stopPrice === null ? null : fixed(stopPrice, 2),
      filledQty: "0",
      avgPrice: null,
      expectedPrice: stopPrice === null ? fixed(this.price, 2) : null,
      expectedCost: usdt(0.1),
      slippageBp: null,
      fee: usdt(0),
      manner: null,
      status: "WORKING",
      statusReason: null,
      life: [
        { stage: "INTENDED", us: createdUs, recordedUs: createdUs, seq: this.seq, note: null },
        { stage: "ACKED", us: createdUs + 41_000, recordedUs: createdUs, seq: this.seq, note: null },
      ],
    };
    this.orders.push(order);
    this.fact("order", order);
    return order;
  }

  fill(order, decision, qty) {
    const price = Math.round(this.price * 100) / 100;
    const fee = Math.abs(qty) * price * 0.0004;
    const before = this.position;
    const closes = before !== 0 && Math.sign(qty) !== Math.sign(before) ? Math.min(Math.abs(qty), Math.abs(before)) : 0;
    const realised = closes === 0 ? 0 : closes * (price - this.cost / before) * Math.sign(before);
    this.cost = closes === 0 ? this.cost + qty * price : (before + qty) * price;
    this.position = Math.round((before + qty) * 10_000) / 10_000;
    this.cash -= qty * price + fee;
    this.fees += fee;
    this.realised += realised;
    const fill = {
      id: `BTCUSDT-${500 + this.fills.length}`,
      tradeId: 500 + this.fills.length,
      seq: ++this.seq,
      eventTimeUs: this.nowUs + 63_000,
      recordedUs: Date.now() * 1000,
      symbol: "BTCUSDT",
      side: order.side,
      price: fixed(price, 2),
      qty: fixed(Math.abs(qty), 4),
      notional: usdt(Math.abs(qty) * price),
      fee: usdt(fee),
      realisedPnl: usdt(realised),
      maker: false,
      orderId: order.id,
      decisionId: decision?.id ?? null,
      purpose: order.purpose,
      reduceOnly: order.reduceOnly,
    };
    this.fills.push(fill);
    this.fact("fill", fill);
    this.change(order, {
      status: "FILLED",
      open: false,
      filledQty: order.qty,
      avgPrice: fixed(price, 2),
      slippageBp: (this.random() - 0.4) * 2,
      fee: usdt(fee),
      updatedUs: this.nowUs + 63_000,
      life: [...order.life, { stage: "FILLED", us: this.nowUs + 63_000, recordedUs: 0, seq: this.seq, note: null }],
    });
    if (decision) {
      this.change(decision, { outcome: "FILLED", filledQty: order.qty, fees: usdt(fee) });
    }
  }

  /** The stop of the position held now; the one before is cancelled. */
  place() {
    if (this.stop !== null) {
      this.change(this.stop, { status: "CANCELLED", open: false, updatedUs: this.nowUs });
      this.stop = null;
    }
    if (this.position !== 0) {
      const side = this.position > 0 ? "SELL" : "BUY";
      this.stop = this.order(null, side, Math.abs(this.position), "PROTECTION", this.price * (this.position > 0 ? 0.985 : 1.015));
    }
  }

  protect() {
    const trigger = this.stop === null ? null : Number(this.stop.stopPrice);
    if (trigger !== null && (this.position > 0 ? this.price <= trigger : this.price >= trigger)) {
      this.fill(this.stop, null, -this.position);
      this.stop = null;
    }
  }

  control(action, reason) {
    const sequence = ++this.seq;
    const row = {
      id: `c-${sequence}`,
      seq: sequence,
      action,
      actor: "operator",
      reason,
      eventTimeUs: this.nowUs,
      recordedUs: Date.now() * 1000,
      detail: null,
    };
    this.controls.push(row);
    const state = { HALT: "HALTED", FLATTEN: "HALTED", REDUCE: "REDUCING", RESUME: "ACTIVE" }[action];
    this.risk = { state, by: "operator", reason, sinceUs: this.nowUs, flattening: action === "FLATTEN" };
    this.follows("risk", { ...riskNow(this), seq: sequence });
    this.fact("control", row);
    if (action === "FLATTEN" && this.position !== 0) {
      const order = this.order(null, this.position > 0 ? "SELL" : "BUY", Math.abs(this.position), "EXIT");
      this.fill(order, null, -this.position);
      this.place();
      this.risk.flattening = false;
    }
    return sequence;
  }

  change(row, change) {
    Object.assign(row, change, { seq: ++this.seq });
    if (row.votes) {
      this.follows("decision", row);
    } else {
      this.fact("order", row);
    }
  }

  /** What an event changes besides: told before it, without an id, and not part of the history. */
  follows(kind, row) {
    for (const listener of this.listeners) {
      listener({ kind, row: structuredClone(row) }, false);
    }
  }

  fact(kind, row) {
    const fact = {
      seq: row.seq ?? this.seq,
      kind,
      eventTimeUs: row.eventTimeUs ?? row.updatedUs ?? this.nowUs,
      recordedUs: Date.now() * 1000,
      row: structuredClone(row),
    };
    this.facts.push(fact);
    for (const listener of this.listeners) {
      listener(fact, true);
    }
  }

  mark() {
    const equity = equityOf(this);
    this.peak = Math.max(this.peak, equity);
    this.maxDrawdown = Math.max(this.maxDrawdown, 1 - equity / this.peak);
    this.equityPoints.push([this.nowUs, fixed(equity, 8)]);
  }

}
