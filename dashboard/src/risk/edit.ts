import { isDecimal } from "../format/decimal";

/** Why a value will not do; null if it may. Whether it is allowed is the coordinator's to say. */
export const valueFault = (value: string): string | null =>
  isDecimal(value.trim()) ? null : "The new limit must be a number, for example 450 or 0.25.";

/** Spans are shown in seconds and written as a profile writes them. */
export const asSetting = (value: string, unit: string): string => (unit === "s" ? `${value.trim()}s` : value.trim());
