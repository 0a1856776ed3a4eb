import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** The chosen theme, kept on this device; `auto` follows the system. */
export function useTheme() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const dark = shown === 'dark';
  return {
    choice: colorScheme as ThemeChoice,
    dark,
    choose: (choice: ThemeChoice) => setColorScheme(choice),
    toggle: () => setColorScheme(dark ? 'light' : 'dark'),
  };
}
