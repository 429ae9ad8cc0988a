import type { Decimal } from "../api/types";
import { stepped } from "./num";

/** Where a decimal is drawn. For pixels only: what people read is printed from the string. */
export const plotted = (value: Decimal): number => Number(value);

/** A label of an axis: a place on the screen, printed like a price of that tick. */
export function axisLabel(place: number, tick: Decimal, digits: number): string {
  return stepped(place.toFixed(digits), tick, "")?.text ?? "";
}
