import type { Decimal } from "../api/types";

/** Where a decimal is drawn. For pixels only: what people read is printed from the string. */
export const plotted = (value: Decimal): number => Number(value);
