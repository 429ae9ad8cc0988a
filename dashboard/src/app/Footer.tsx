import { Shortcuts } from "./Shortcuts";

/** How to use the page without a mouse, and the notice the chart library asks for. */
export function Footer() {
  return (
    <footer className="footer">
      <span>
        <kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>K</kbd> stop panel
      </span>
      <span>
        <Shortcuts />
      </span>
      <span className="strip-space" />
      <span>
        Charts: TradingView Lightweight Charts{"\u2122"}, {"\u00a9"} 2025 TradingView, Inc.,{" "}
        <a href="https://www.tradingview.com/" rel="noreferrer" target="_blank">
          tradingview.com
        </a>
      </span>
    </footer>
  );
}
