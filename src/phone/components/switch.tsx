interface SwitchProps {
  label: string;
  on: boolean;
  onChange(on: boolean): void;
}

export const Switch = ({ label, on, onChange }: SwitchProps) => (
  <label className="switch">
    <input type="checkbox" role="switch" checked={on} onChange={(event) => onChange(event.target.checked)} />
    <span>{label}</span>
  </label>
);
