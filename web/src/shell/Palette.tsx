import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Keys } from '@/kit/controls/Keys';
import { show } from './overlay';
import styles from './Palette.module.css';
import { type Entry, useEntries } from './paletteEntries';

export default function Palette() {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const { entries, searching, failed } = useEntries(words);
  const active = entries[Math.min(at, entries.length - 1)];

  const run = (entry: Entry | undefined) => {
    if (!entry) return;
    show(null);
    entry.run();
  };

  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') run(active);
    else if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(entries.length, 1));
    else if (event.key === 'ArrowUp') setAt((at - 1 + entries.length) % Math.max(entries.length, 1));
    else return;
    event.preventDefault();
  };

  return (
    <Modal.Root opened onClose={() => show(null)} size={600} yOffset="14vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <div className={styles.search}>
          <IconSearch size={17} stroke={1.7} aria-hidden />
          <input
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls="palette-entries"
            aria-activedescendant={active && `palette-${active.id}`}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            value={words}
            onChange={(typed) => {
              setWords(typed.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
          <Keys keys="Esc" />
        </div>
        <div role="listbox" id="palette-entries" aria-label={t('palette.results')} className={styles.entries}>
          {entries.map((entry, index) => (
            <div key={entry.id} role="presentation">
              {entry.group !== entries[index - 1]?.group && (
                <div className={styles.group} role="presentation">
                  {t(`palette.${entry.group}`)}
                </div>
              )}
              <div
                id={`palette-${entry.id}`}
                role="option"
                aria-selected={entry === active}
                className={styles.entry}
                ref={entry === active ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
                onMouseMove={() => setAt(index)}
                onClick={() => run(entry)}
              >
                {entry.glyph}
                <span className={styles.label}>{entry.label}</span>
                {entry.detail && <span className={styles.detail}>{entry.detail}</span>}
                {entry.keys && <Keys keys={entry.keys} />}
              </div>
            </div>
          ))}
          {failed && <p className={styles.none}>{t('palette.failed')}</p>}
          {entries.length === 0 && !failed && (
            <p className={styles.none}>{searching ? t('palette.searching') : t('palette.none', { words })}</p>
          )}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}
