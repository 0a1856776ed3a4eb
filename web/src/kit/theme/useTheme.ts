import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** The chosen theme, kept on this device; `auto` follows the system. */
export function useTheme() {
  // Otherwise it stops transitions by a <style> element, which the content policy refuses.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const shown = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const dark = shown === 'dark';
  return {
    choice: colorScheme as ThemeChoice,
    dark,
    choose: (choice: ThemeChoice) => setColorScheme(choice),
    toggle: () => setColorScheme(dark ? 'light' : 'dark'),
  };
}
