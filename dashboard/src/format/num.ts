import type { Decimal, Money } from "../api/types";
import { decimalsOf, isDecimal, isZero, signOf, withoutSign } from "./decimal";

/** A number ready to be printed: the text people read, the exact value they copy, and its unit. */
export interface Shown {
  readonly text: string;
  /** ASCII, every digit. */
  readonly exact: string;
  readonly unit: string;
  readonly sign: -1 | 0 | 1;
}

type Absent = null | undefined;

const MINUS = "\u2212";

const formatters = new Map<string, Intl.NumberFormat>();
let locale: string | undefined;

/** Tests pin a locale; in a browser it is the reader's. */
export function printIn(chosen: string | undefined): void {
  locale = chosen;
  formatters.clear();
}

function formatter(digits: number): Intl.NumberFormat {
  const key = String(digits);
  let found = formatters.get(key);
  if (found === undefined) {
    found = new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: true,
      numberingSystem: "latn",
    });
    formatters.set(key, found);
  }
  return found;
}

/** Intl reads decimal strings exactly; TypeScript wants to be told that this string is a number. */
function print(value: Decimal, digits: number): string {
  return formatter(digits).format(value as `${number}`);
}

type Sign = "minus" | "always";

function shown(value: Decimal, digits: number, unit: string, sign: Sign): Shown {
  const direction = signOf(value);
  const magnitude = withoutSign(value);
  const rounded = print(magnitude, digits);
  const vanished = direction !== 0 && !/[1-9]/.test(rounded);
  // A loss of a tenth of a cent is not "0.00": it is less than half a cent, and it is a loss.
  const text = vanished ? `<${print(smallest(digits), digits)}` : rounded;
  return { text: prefix(direction, sign) + text, exact: value, unit, sign: direction };
}

function smallest(digits: number): Decimal {
  return digits === 0 ? "1" : `0.${"0".repeat(digits - 1)}1`;
}

function prefix(direction: -1 | 0 | 1, sign: Sign): string {
  if (direction < 0) {
    return MINUS;
  }
  return direction > 0 && sign === "always" ? "+" : "";
}

/** Doubles that are not money (ratios, counts): their shortest exact text, never in exponent form. */
function plain(value: number): Decimal {
  const text = String(value);
  return isDecimal(text) ? text : value.toFixed(12);
}

function finite(value: number | Absent): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Prices and quantities have as many decimals as their tick or step, whatever their size. */
export function stepped(value: Decimal | Absent, step: Decimal | Absent, unit: string): Shown | null {
  if (!value) {
    return null;
  }
  const digits = step ? decimalsOf(step) : decimalsOf(value);
  return shown(value, digits, unit, "minus");
}

const CURRENCY_DIGITS: Readonly<Record<string, number>> = { USDT: 2, USDC: 2, USD: 2, BTC: 8 };

export function money(value: Money | Absent): Shown | null {
  return value ? shown(value.value, digitsOf(value.currency), value.currency, "minus") : null;
}

/** Gains, losses, fees: anything where the sign is the message. */
export function change(value: Money | Absent): Shown | null {
  return value ? shown(value.value, digitsOf(value.currency), value.currency, "always") : null;
}

/** Model costs are read to a hundredth of a cent. */
export const llm = (value: Money | Absent): Shown | null => stepped(value?.value, "0.0001", value?.currency ?? "");

function digitsOf(currency: string): number {
  return CURRENCY_DIGITS[currency] ?? 4;
}

/** A decimal in a unit of its own, for example a limit. */
export function amount(value: Decimal | Absent, unit: string): Shown | null {
  if (!value || !isDecimal(value)) {
    return null;
  }
  const digits = CURRENCY_DIGITS[unit] ?? Math.min(decimalsOf(value), 4);
  return shown(value, digits, unit, "minus");
}

/** Below a tenth of a percent people think in basis points. */
export function ratio(value: number | Absent, sign: Sign = "minus"): Shown | null {
  if (!finite(value)) {
    return null;
  }
  if (value !== 0 && Math.abs(value) < 0.001) {
    return bp(value * 10_000, sign);
  }
  return { ...shown(plain(value * 100), 2, "%", sign), exact: plain(value) };
}

/** Use of a limit: whole percent is all a bar can show. */
export function usage(value: number | Absent): Shown | null {
  return finite(value) ? { ...shown(plain(value * 100), 0, "%", "minus"), exact: plain(value) } : null;
}

export function bp(value: number | Absent, sign: Sign = "minus"): Shown | null {
  return finite(value) ? shown(plain(value), 1, "bp", sign) : null;
}

/** Never in percent: a probability is not a gain. */
export function probability(value: number | Absent): Shown | null {
  return finite(value) ? { ...plainly(value, 2), exact: plain(value) } : null;
}

export function logOdds(value: number | Absent): Shown | null {
  return finite(value) ? shown(plain(value), 3, "", "always") : null;
}

export function count(value: number | Absent, unit = ""): Shown | null {
  return finite(value) ? shown(plain(value), 0, unit, "minus") : null;
}

/** Below a hundredth: its first digit that matters stands further right. */
const SMALL = /^-?0\.00/;

/** Measurements of agents and rules, whose size nobody knows beforehand. */
export function measured(value: number | Decimal | Absent, unit: string): Shown | null {
  if (value === null || value === undefined) {
    return null;
  }
  const decimal = typeof value === "number" ? plain(value) : value;
  if (!isDecimal(decimal)) {
    return null;
  }
  const most = SMALL.test(decimal) ? 6 : 4;
  const digits = isZero(decimal) ? 0 : Math.min(decimalsOf(decimal), most);
  return shown(decimal, digits, unit, "minus");
}

function plainly(value: number, digits: number): Shown {
  return { text: print(plain(value), digits), exact: plain(value), unit: "", sign: value > 0 ? 1 : 0 };
}
