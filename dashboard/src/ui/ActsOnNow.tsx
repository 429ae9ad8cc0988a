import { useScene } from "../live/useLive";

/** Beside whatever changes the world: a page that looks at the past still acts on now. */
export function ActsOnNow() {
  const { at } = useScene();
  return at === null ? null : <p className="warn">This acts on now, not on the moment looked at.</p>;
}
