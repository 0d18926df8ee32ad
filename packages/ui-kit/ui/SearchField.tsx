import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import classes from './kit.module.css';

export type SearchFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

/** A field that asks once typing rests for a quarter of a second; follows the address when that changes. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [settled] = useDebouncedValue(text, 250);
  const latest = useRef({ value, onChange });
  latest.current = { value, onChange };
  useEffect(() => {
    if (settled !== latest.current.value) latest.current.onChange(settled);
  }, [settled]);
  // The address changed elsewhere: back button, another tab.
  useEffect(() => setText(value), [value]);
  return (
    <TextInput
      className={classes.searchField}
      aria-label={label}
      placeholder={label}
      maxLength={500}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
