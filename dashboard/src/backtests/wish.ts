import type { BacktestWish } from "../api/types";

/** What somebody has filled in. */
export interface Form {
  readonly recording: string;
  readonly profile: string;
  readonly seed: string;
  readonly agents: readonly string[];
  /** One KEY=VALUE a line. */
  readonly settings: string;
}

export const EMPTY: Form = { recording: "bundled", profile: "demo", seed: "1", agents: [], settings: "" };

/** Why it will not do; null if it may. Whether the recording exists is the runner's to say. */
export function formFault(form: Form): string | null {
  if (form.recording.trim() === "") {
    return "A recording is needed: bundled, synthetic:SEED, or a file in the runner's folder.";
  }
  if (!/^\d{1,15}$/.test(form.seed.trim())) {
    return "The seed must be a whole number.";
  }
  const wrong = lines(form.settings).find((line) => !/^[^=\s]+=\S.*$/.test(line));
  return wrong === undefined ? null : `'${wrong}' is no setting: each line is KEY=VALUE.`;
}

/** No agent chosen means all of them. */
export function wish(form: Form): BacktestWish {
  return {
    markets: [{ recording: form.recording.trim() }],
    profile: form.profile,
    seed: Number(form.seed),
    ...(form.agents.length === 0 ? {} : { agents: form.agents }),
    ...(lines(form.settings).length === 0 ? {} : { settings: lines(form.settings) }),
  };
}

/** The same from a command line. */
export function command(form: Form): string {
  return [
    "./sapphire backtest",
    `--data ${form.recording.trim()}`,
    `--profile ${form.profile}`,
    `--seed ${form.seed.trim()}`,
    ...(form.agents.length === 0 ? [] : [`--agents ${form.agents.join(",")}`]),
    ...lines(form.settings).map((line) => `--set ${line}`),
    "--out DIR",
  ].join(" ");
}

const lines = (text: string): readonly string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
