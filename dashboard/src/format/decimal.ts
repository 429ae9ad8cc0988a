/**
 * Decimals as the gateway sends them: strings, exact to the last digit.
 * They stay strings until Intl prints them, so no digit is ever lost to binary floating point.
 */
import type { Decimal } from "../api/types";

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

export function isZero(value: Decimal): boolean {
  return !/[1-9]/.test(value);
}

/** The sign of the exact value, so that nothing is ever printed as minus zero. */
export function signOf(value: Decimal): -1 | 0 | 1 {
  if (isZero(value)) {
    return 0;
  }
  return value.startsWith("-") ? -1 : 1;
}

export function withoutSign(value: Decimal): Decimal {
  return value.startsWith("-") ? value.slice(1) : value;
}

/** How many decimals a multiple of the step can have: 2 for "0.01", 0 for "5". */
export function decimalsOf(step: Decimal): number {
  const fraction = step.split(".")[1] ?? "";
  return fraction.replace(/0+$/, "").length;
}
