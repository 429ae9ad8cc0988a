/**
 * Every colour of the page, light and dark. Text colours have at least 4.5:1 on bg, surface and raised; up and down stay
 * apart for people with any kind of colour blindness. Measured in ../../shared/reference/mission-control.md, 3.
 */
export interface Tokens {
  readonly bg: string;
  readonly surface: string;
  readonly raised: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly text: string;
  readonly text2: string;
  readonly text3: string;
  readonly accent: string;
  readonly ring: string;
  readonly up: string;
  readonly down: string;
  readonly ok: string;
  readonly warn: string;
  readonly crit: string;
  /** Behind a band that must be seen: warn and crit with text on them. */
  readonly warnBand: string;
  readonly critBand: string;
  readonly onCrit: string;
}

export const LIGHT: Tokens = {
  bg: "#F6F7F9",
  surface: "#FFFFFF",
  raised: "#EEF1F5",
  border: "#D5DAE1",
  borderStrong: "#7C8694",
  text: "#14181F",
  text2: "#4A5361",
  text3: "#626C7A",
  accent: "#5B3FC4",
  ring: "#5B3FC4",
  up: "#0B62B8",
  down: "#B34700",
  ok: "#17744A",
  warn: "#7A5C00",
  crit: "#B3261E",
  warnBand: "#FFF3CC",
  critBand: "#FBE3E1",
  onCrit: "#FFFFFF",
};

export const DARK: Tokens = {
  bg: "#0E1116",
  surface: "#161B22",
  raised: "#1F262F",
  border: "#2C3541",
  borderStrong: "#6B7685",
  text: "#E8ECF1",
  text2: "#AEB8C4",
  text3: "#8B96A5",
  accent: "#B4A0FF",
  ring: "#C9BAFF",
  up: "#58A6FF",
  down: "#FF9B4A",
  ok: "#3FB97A",
  warn: "#F0D050",
  crit: "#FF7B72",
  warnBand: "#332B0A",
  critBand: "#3B1512",
  onCrit: "#1A0705",
};
