import { Checkbox, Drop } from '@belfry/ui-kit';
import classes from './hits.module.css';

export type ChoiceProps = {
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
};
type Choice = { readonly value: string; readonly label: string };

/** A button that says how many are chosen, over boxes to tick. */
export function Choices({
  label,
  choices,
  chosen,
  onChange,
}: ChoiceProps & { readonly label: string; readonly choices: readonly Choice[] }) {
  const only = choices.find((choice) => choice.value === chosen[0]);
  const all = [
    ...choices,
    ...chosen
      .filter((value) => !choices.some((choice) => choice.value === value))
      .map((value) => ({ value, label: value })),
  ];
  const said =
    chosen.length === 0
      ? label
      : chosen.length === 1
        ? (only?.label ?? chosen[0])
        : `${label}: ${chosen.length}`;
  return (
    <Drop button={<>{said} ▾</>} label={label}>
      <div className={classes.choices}>
        {all.map(({ value, label: name }) => (
          <Checkbox
            key={value}
            label={name}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, value] : chosen.filter((one) => one !== value),
              )
            }
          />
        ))}
      </div>
    </Drop>
  );
}
