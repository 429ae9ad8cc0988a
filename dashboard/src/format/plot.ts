import type { Decimal } from "./decimal";

/** Where a decimal is drawn. For pixels only: what people read is printed from the string. */
export const plotted = (value: Decimal): number => Number(value);
