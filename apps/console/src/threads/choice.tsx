interface Props<Value extends string> {
  legend: string;
  name: string;
  value: Value;
  options: { value: Value; label: string; hint: string }[];
  onChange: (value: Value) => void;
}

/** A choice between few things, each with a sentence that says what it does. */
export function Choice<Value extends string>({ legend, name, value, options, onChange }: Props<Value>) {
  return (
    <fieldset class="choice">
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => { onChange(option.value); }} />
          <span>
            <b>{option.label}</b> <span class="quiet">{option.hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
