export type Layer = "decisions" | "denials" | "fills" | "orders" | "stops";

export const ALL_LAYERS: readonly Layer[] = ["decisions", "denials", "fills", "orders", "stops"];

/** The shape each layer is drawn in: the legend of the chart. */
const SHAPE: Readonly<Record<Layer, string>> = {
  decisions: "\u25b4\u25be",
  denials: "\u25c7",
  fills: "\u25b2\u25bc",
  orders: "\u22ef",
  stops: "- -",
};

interface LayersProps {
  readonly shown: readonly Layer[];
  readonly onChange: (shown: readonly Layer[]) => void;
}

export function Layers({ shown, onChange }: LayersProps) {
  const toggle = (layer: Layer) =>
    onChange(shown.includes(layer) ? shown.filter((one) => one !== layer) : [...shown, layer]);
  return (
    <fieldset className="chart-layers">
      <legend className="visually-hidden">What is drawn on the chart</legend>
      {ALL_LAYERS.map((layer) => (
        <label key={layer}>
          <input type="checkbox" checked={shown.includes(layer)} onChange={() => toggle(layer)} />
          <span aria-hidden="true" className="chart-layer-shape">
            {SHAPE[layer]}
          </span>
          {layer}
        </label>
      ))}
    </fieldset>
  );
}
