import { NumberInput, type NumberInputProps } from '@mantine/core';
import classes from './kit.module.css';
import { useFormat } from './use-format';

export type FigureInputProps = Omit<NumberInputProps, 'value' | 'onChange' | 'decimalSeparator'> & {
  readonly value: number;
  readonly onChange: (value: number) => void;
};

/** A field for a number, with the decimal sign of the language; what is not yet a number is not told. */
export function FigureInput({ value, onChange, ...rest }: FigureInputProps) {
  const { number } = useFormat();
  return (
    <NumberInput
      className={classes.figure}
      clampBehavior="strict"
      decimalSeparator={number(0.5, 1).charAt(1)}
      allowedDecimalSeparators={['.', ',']}
      value={value}
      // Mantine hands `0.70` over as text, to keep its last naught.
      onChange={(given) => {
        const figure = Number(given);
        if (String(given).trim() !== '' && Number.isFinite(figure)) onChange(figure);
      }}
      {...rest}
    />
  );
}
