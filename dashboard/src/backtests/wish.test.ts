import { expect, test } from "vitest";
import { command, EMPTY, formFault, wish } from "./wish";

const FULL = { ...EMPTY, recording: " synthetic:3 ", seed: "7", agents: ["vpin-hft"], settings: "a.b=1\n\n c=2 " };

test("an untouched form trades the bundled week with every agent", () => {
  expect(formFault(EMPTY)).toBeNull();
  expect(wish(EMPTY)).toEqual({ markets: [{ recording: "bundled" }], profile: "demo", seed: 1 });
  expect(command(EMPTY)).toBe("./sapphire backtest --data bundled --profile demo --seed 1 --out DIR");
});

test("what is filled in goes out, and the command line says the same", () => {
  expect(wish(FULL)).toEqual({
    markets: [{ recording: "synthetic:3" }],
    profile: "demo",
    seed: 7,
    agents: ["vpin-hft"],
    settings: ["a.b=1", "c=2"],
  });
  expect(command(FULL)).toBe(
    "./sapphire backtest --data synthetic:3 --profile demo --seed 7 --agents vpin-hft --set a.b=1 --set c=2 --out DIR",
  );
});

test("what cannot be meant is said in a sentence", () => {
  expect(formFault({ ...EMPTY, recording: " " })).toContain("A recording is needed");
  expect(formFault({ ...EMPTY, seed: "1.5" })).toContain("whole number");
  expect(formFault({ ...EMPTY, settings: "a=1\nnonsense" })).toContain("'nonsense'");
});
