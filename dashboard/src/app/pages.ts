import { type ComponentType, lazy, type LazyExoticComponent } from "react";

export interface PageEntry {
  /** Below the root of the page; empty for the main one. */
  readonly path: string;
  readonly title: string;
  /** For a bar where room is scarce. */
  readonly short: string;
  /** After g, on the keyboard. */
  readonly key: string;
  readonly page: LazyExoticComponent<ComponentType>;
}

/** Every page there is, in the order of the navigation; each is a chunk of its own. */
export const PAGES: readonly PageEntry[] = [
  { path: "", title: "Mission Control", short: "Mission", key: "h", page: lazy(() => import("../mission")) },
  { path: "market", title: "Market", short: "Market", key: "m", page: lazy(() => import("../market")) },
  { path: "agents", title: "Agents", short: "Agents", key: "a", page: lazy(() => import("../agents")) },
  { path: "decisions", title: "Decisions", short: "Decisions", key: "d", page: lazy(() => import("../decisions")) },
  { path: "portfolio", title: "Portfolio", short: "Portfolio", key: "p", page: lazy(() => import("../portfolio")) },
  { path: "risk", title: "Risk", short: "Risk", key: "r", page: lazy(() => import("../risk")) },
  { path: "backtests", title: "Backtests", short: "Backtests", key: "b", page: lazy(() => import("../backtests")) },
  { path: "system", title: "System", short: "System", key: "s", page: lazy(() => import("../system")) },
  { path: "audit", title: "Audit", short: "Audit", key: "u", page: lazy(() => import("../audit")) },
];

/** The page an address shows; what lies below one belongs to it. */
export const pageAt = (pathname: string): PageEntry | undefined =>
  PAGES.find(({ path }) => path === (pathname.split("/", 2)[1] ?? ""));
