import { Menu } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useKeys } from '@/shell/keys';
import styles from './ChoiceMenu.module.css';

/** `why`: it cannot be picked now, and for what reason. */
export type Choice<T extends string> = { value: T; label: string; glyph?: ReactNode; why?: string };

/** Menus stay within the page's landmark, and hold nothing but their items. */
export const inside = { portalProps: { target: '#content' }, withInitialFocusPlaceholder: false };

type ChoiceMenuProps<T extends string> = {
  choices: Choice<T>[];
  chosen?: T;
  onPick: (value: T) => void;
  /** A key that opens it from anywhere on the page. */
  shortcut?: string;
  atEnd?: boolean;
  children: ReactElement;
};

/** One of a few, by press or by key. */
export function ChoiceMenu<T extends string>({ choices, chosen, onPick, shortcut, atEnd, children }: ChoiceMenuProps<T>) {
  const [open, setOpen] = useState(false);
  const wide = choices.some(({ why }) => why);
  useKeys(shortcut ? { [shortcut]: () => setOpen(true) } : {});
  return (
    <Menu opened={open} onChange={setOpen} position={atEnd ? 'bottom-end' : 'bottom-start'} width={wide ? 264 : 184} {...inside}>
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ value, label, glyph, why }) => (
          <Menu.Item
            key={value}
            aria-current={value === chosen || undefined}
            leftSection={glyph}
            rightSection={value === chosen && <IconCheck size={15} stroke={2} />}
            // Reached by keys all the same: the reason is to be read.
            aria-disabled={why ? true : undefined}
            closeMenuOnClick={!why}
            className={why ? styles.refused : undefined}
            onClick={() => !why && value !== chosen && onPick(value)}
          >
            {label}
            {why && <small>{why}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
