import { createTheme, type MantineColorsTuple } from '@mantine/core';

const BRONZE: MantineColorsTuple = [
  '#fbf5ec',
  '#f5ecdd',
  '#ead5b4',
  '#dfbd89',
  '#d6a560',
  '#b98545',
  '#8f622a',
  '#754e1e',
  '#5c3d17',
  '#432c10',
];
const BRICK: MantineColorsTuple = [
  '#fdefec',
  '#f9dcd6',
  '#f4bdb3',
  '#f28b7d',
  '#e06a59',
  '#c44a38',
  '#a5301f',
  '#8b2617',
  '#701d11',
  '#56150b',
];

/** Names for Mantine; the values that are painted stand in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'bronze',
  primaryShade: { light: 6, dark: 4 },
  colors: { bronze: BRONZE, brick: BRICK },
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 3,
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'xs', variant: 'default' } },
    ActionIcon: { defaultProps: { size: 'md', variant: 'subtle', color: 'gray' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs', autosize: false } },
    NumberInput: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Radio: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Progress: { defaultProps: { size: 4, radius: 0 } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, multiline: true, maw: 360 } },
  },
});
