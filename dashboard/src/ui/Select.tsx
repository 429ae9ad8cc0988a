import { useId } from "react";

interface SelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly options: readonly string[];
  /** What stands for no choice; without it there always is one. */
  readonly any?: string;
  readonly onChange: (value: string | null) => void;
}

/** One of a few words. */
export function Select({ label, value, options, any, onChange }: SelectProps) {
  const id = useId();
  return (
    <span className="select">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value ?? ""} onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}>
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </span>
  );
}
