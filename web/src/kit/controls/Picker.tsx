import { Combobox, useCombobox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Picker.module.css';

/** `group`: the heading over those of the same one, which stand together; `detail`: a line below. */
export type Option = { value: string; label: string; glyph?: ReactNode; hint?: string; group?: string; detail?: string };

type PickerProps = {
  /** What is chosen here, for screen readers: "Assignee". */
  label: string;
  options: Option[];
  chosen: string[];
  onPick: (value: string) => void;
  /** Several may be chosen: the list stays open. */
  several?: boolean;
  /** The list is shown from now on. */
  onOpen?: () => void;
  /** The button that opens the list; `open` comes from a key or a press. */
  children: (open: () => void, opened: boolean) => ReactElement;
};

const searchFrom = 9;

/** A button with a list under it; long lists can be searched by typing. */
export function Picker({ label, options, chosen, onPick, several = false, onOpen, children }: PickerProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const searched = options.length >= searchFrom;
  const store = useCombobox({
    onDropdownClose: (source) => {
      if (source === 'keyboard') store.focusTarget();
      store.resetSelectedOption();
      setWords('');
    },
    onDropdownOpen: () => {
      onOpen?.();
      if (searched) store.focusSearchInput();
      else store.selectFirstOption();
    },
  });
  const shown = options.filter((option) => option.label.toLocaleLowerCase().includes(words.trim().toLocaleLowerCase()));

  return (
    <Combobox
      store={store}
      keepMounted={false}
      width={232}
      position="bottom-start"
      portalProps={{ target: '#content' }}
      onOptionSubmit={(value) => {
        onPick(value);
        if (several) return;
        store.closeDropdown();
        store.focusTarget();
      }}
      classNames={{ dropdown: styles.dropdown, option: styles.option, search: styles.search, empty: styles.empty }}
    >
      <Combobox.Target targetType="button">{children(() => store.toggleDropdown(), store.dropdownOpened)}</Combobox.Target>
      <Combobox.Dropdown>
        {searched && (
          <Combobox.Search
            value={words}
            onChange={(typed) => {
              setWords(typed.currentTarget.value);
              store.updateSelectedOptionIndex();
            }}
            placeholder={t('picker.find')}
            aria-label={t('picker.findIn', { label })}
          />
        )}
        <Combobox.Options aria-label={label} className={styles.options} tabIndex={0}>
          {inGroups(shown).map(({ group, options: some }) => {
            const rows = some.map((option) => (
              <Combobox.Option key={option.value} value={option.value} active={chosen.includes(option.value)}>
                {option.glyph}
                <span className={styles.label}>
                  {option.label}
                  {option.detail && <small>{option.detail}</small>}
                </span>
                {option.hint && <span className={styles.hint}>{option.hint}</span>}
                {chosen.includes(option.value) && <IconCheck size={15} stroke={2} className={styles.tick} aria-hidden />}
              </Combobox.Option>
            ));
            return group ? (
              <Combobox.Group key={group} label={group} classNames={{ groupLabel: styles.group }}>
                {rows}
              </Combobox.Group>
            ) : (
              rows
            );
          })}
          {shown.length === 0 && <Combobox.Empty>{t('picker.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

function inGroups(options: Option[]): { group?: string; options: Option[] }[] {
  const groups: { group?: string; options: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
}
