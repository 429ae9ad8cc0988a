/** How to use the page without a mouse, and the notice the chart library asks for. */
export function Footer() {
  return (
    <footer className="footer">
      <span>
        <kbd>Alt</kbd>+<kbd>Shift</kbd>+<kbd>K</kbd> stop panel
      </span>
      <span>
        <kbd>{"\u2191"}</kbd> <kbd>{"\u2193"}</kbd> or <kbd>j</kbd> <kbd>k</kbd> rows, <kbd>Enter</kbd> opens,{" "}
        <kbd>Esc</kbd> closes
      </span>
      <span>
        <kbd>Space</kbd> pause facts
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
