import { useEffect, useRef, useState } from "react";
import { duration, instant } from "./time";

interface Tip {
  readonly element: HTMLElement;
  readonly left: number;
  readonly top: number;
}

/**
 * One tip for all numbers of the page: hundreds of them change ten times a second, and a tooltip component each would
 * cost more than the numbers.
 */
export function NumTip() {
  const [tip, setTip] = useState<Tip | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => follow(setTip), []);
  const age = useAge(tip);
  if (tip === null) {
    return null;
  }
  const { dataset } = tip.element;
  const exact = tip.element.getAttribute("value") ?? "";
  return (
    <div ref={box} id="num-tip" role="tooltip" className="num-tip" style={{ left: tip.left, top: tip.top }}>
      {dataset["missing"] === undefined ? (
        <div className="num-tip-exact">
          {exact} {dataset["unit"]}
        </div>
      ) : (
        <div>No value: {dataset["missing"]}</div>
      )}
      <div>Source: {dataset["source"]}</div>
      {dataset["at"] === undefined ? null : <div>Venue time: {instant(Number(dataset["at"]))}</div>}
      {age === null ? null : <div>Received {age} ago</div>}
    </div>
  );
}

function useAge(tip: Tip | null): string | null {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    if (tip === null) {
      return undefined;
    }
    const timer = setInterval(() => setNow(performance.now()), 100);
    return () => clearInterval(timer);
  }, [tip]);
  const got = tip?.element.dataset["got"];
  return got === undefined ? null : duration(now - Number(got));
}

/** Shows on hover and focus, leaves on Escape: a tip must never lie over what somebody wants to read. */
function follow(show: (tip: Tip | null) => void): () => void {
  const enter = (event: Event) => {
    const element = numberAt(event.target);
    if (element === null) {
      show(null);
      return;
    }
    element.setAttribute("aria-describedby", "num-tip");
    show(place(element));
  };
  const leave = () => show(null);
  // Taking the focus may scroll a number into view: its tip goes with it.
  const scroll = () => {
    const element = numberAt(document.activeElement);
    show(element === null ? null : place(element));
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      show(null);
    }
  };
  document.addEventListener("mouseover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("focusout", leave);
  document.addEventListener("scroll", scroll, true);
  document.addEventListener("keydown", escape);
  return () => {
    document.removeEventListener("mouseover", enter);
    document.removeEventListener("focusin", enter);
    document.removeEventListener("focusout", leave);
    document.removeEventListener("scroll", scroll, true);
    document.removeEventListener("keydown", escape);
  };
}

function numberAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-num]") : null;
}

const WIDTH = 280;
const HEIGHT = 96;

function place(element: HTMLElement): Tip {
  const { left, bottom, top } = element.getBoundingClientRect();
  const below = bottom + HEIGHT < window.innerHeight;
  return {
    element,
    left: Math.max(4, Math.min(left, window.innerWidth - WIDTH)),
    top: below ? bottom + 4 : Math.max(4, top - HEIGHT),
  };
}
