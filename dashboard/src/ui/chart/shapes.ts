import type { Tokens } from "../tokens";
import type { ChartMark } from "./marks";

export interface Placed {
  readonly mark: ChartMark;
  readonly x: number;
  readonly y: number;
}

/** A triangle pointing at the price for a fill, a hollow diamond for a denial, a small shape in the lane otherwise. */
export function draw(context: CanvasRenderingContext2D, { mark, x, y }: Placed, tokens: Tokens): void {
  context.save();
  context.lineWidth = 1.5;
  switch (mark.kind) {
    case "FILL":
      context.fillStyle = colour(mark, tokens);
      context.strokeStyle = tokens.surface;
      // Below the price for a buy and above it for a sell, so that the candle stays visible.
      triangle(context, x, mark.direction === "up" ? y + 9 : y - 9, 7, mark.direction === "up");
      context.fill();
      context.stroke();
      break;
    case "DENIAL":
      context.strokeStyle = tokens.text;
      context.fillStyle = tokens.surface;
      diamond(context, x, y, 6);
      context.fill();
      context.stroke();
      break;
    case "DECISION":
      context.fillStyle = colour(mark, tokens);
      lane(context, x, y, mark.direction);
      context.fill();
      break;
  }
  context.restore();
}

function colour(mark: ChartMark, tokens: Tokens): string {
  switch (mark.direction) {
    case "up":
      return tokens.up;
    case "down":
      return tokens.down;
    case "flat":
      return tokens.text3;
  }
}

function lane(context: CanvasRenderingContext2D, x: number, y: number, direction: ChartMark["direction"]): void {
  if (direction === "flat") {
    context.beginPath();
    context.rect(x - 2.5, y - 2.5, 5, 5);
  } else {
    triangle(context, x, y, 4, direction === "up");
  }
}

function triangle(context: CanvasRenderingContext2D, x: number, y: number, size: number, up: boolean): void {
  const tip = up ? -size : size;
  context.beginPath();
  context.moveTo(x, y + tip);
  context.lineTo(x + size, y - tip * 0.7);
  context.lineTo(x - size, y - tip * 0.7);
  context.closePath();
}

function diamond(context: CanvasRenderingContext2D, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size, y);
  context.lineTo(x, y + size);
  context.lineTo(x - size, y);
  context.closePath();
}
