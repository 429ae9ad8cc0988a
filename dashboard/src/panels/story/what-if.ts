import type { WhatIfWish } from "../../api/types";

/** What is to be different. */
export interface Form {
  readonly drop: readonly string[];
  /** One NAME=VALUE a line. */
  readonly settings: string;
  readonly simulate: boolean;
}

export const EMPTY: Form = { drop: [], settings: "", simulate: false };

const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Why it will not do; null if it may. */
export function formFault(form: Form): string | null {
  const settings = lines(form.settings);
  if (form.drop.length === 0 && settings.length === 0) {
    return "Nothing is changed: leave an agent out, or name a limit.";
  }
  const wrong = settings.find((line) => !/^[^=\s]+=\S.*$/.test(line));
  return wrong === undefined ? null : `'${wrong}' is no setting: each line is NAME=VALUE.`;
}

export function changes(form: Form): Omit<WhatIfWish, "run" | "decision"> {
  const settings = lines(form.settings);
  return {
    ...(form.drop.length === 0 ? {} : { dropAgents: form.drop }),
    ...(settings.length === 0 ? {} : { settings }),
    ...(form.simulate ? { simulate: true } : {}),
  };
}
