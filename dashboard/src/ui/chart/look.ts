import { ColorType, CrosshairMode, type DeepPartial, LineStyle, type TimeChartOptions } from "lightweight-charts";
import type { Tokens } from "../tokens";

/** Time below, price right, no logo inside the figure: its notice stands in the footer of the page. */
export function look(tokens: Tokens): DeepPartial<TimeChartOptions> {
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: tokens.surface },
      textColor: tokens.text2,
      fontSize: 12,
      fontFamily: "system-ui, sans-serif",
      attributionLogo: false,
    },
    grid: { vertLines: { color: tokens.raised }, horzLines: { color: tokens.raised } },
    rightPriceScale: { borderColor: tokens.border },
    timeScale: { borderColor: tokens.border, timeVisible: true, secondsVisible: false, rightOffset: 4 },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: tokens.text3, style: LineStyle.Dotted, labelBackgroundColor: tokens.text2 },
      horzLine: { color: tokens.text3, style: LineStyle.Dotted, labelBackgroundColor: tokens.text2 },
    },
    // The page scrolls with the wheel; the chart zooms with a pinch or with + and -.
    handleScroll: { mouseWheel: false, vertTouchDrag: false },
    handleScale: { mouseWheel: false, pinch: true },
  };
}
