import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { Keys } from '@/kit/controls/Keys';
import { useReason } from '@/kit/states/ErrorFace';
import { useKeys } from '@/shell/keys';
import styles from './SearchBar.module.css';
import { useSearchChange } from './useSearchChange';

const pause = 250;

/** The words live in the address; this only holds what is typed until one pauses. */
export function SearchBar({ q, wrong }: { q: string; wrong: Error | null }) {
  const { t } = useTranslation();
  const change = useSearchChange();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  const reason = useReason(wrong);
  const where = wrong instanceof ApiProblem ? (wrong.errors[0]?.message ?? reason) : reason;

  // Back, a chip's cross or a link changed the address.
  if (known !== q) {
    setKnown(q);
    setTyped(q);
  }

  const settle = useEffectEvent((words: string) => {
    if (words.trim() === q.trim()) return;
    setKnown(words);
    change({ q: words.trim() ? words : undefined }, true);
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);

  useKeys({ '/': () => input.current?.focus() });

  return (
    <div className={styles.around}>
      <div className={styles.bar} data-wrong={wrong ? true : undefined}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <input
          ref={input}
          type="text"
          enterKeyHint="search"
          aria-label={t('list.searching')}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? 'search-fault' : undefined}
          placeholder={t('list.searching')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={({ key, currentTarget }) => {
            if (key === 'Enter') settle(typed);
            if (key === 'Escape') currentTarget.blur();
          }}
        />
        {typed ? (
          <button type="button" className={styles.clear} aria-label={t('list.clearSearch')} onClick={() => setTyped('')}>
            <IconX size={15} stroke={1.7} />
          </button>
        ) : (
          <Keys keys="/" />
        )}
      </div>
      {wrong && (
        <p id="search-fault" role="alert" className={styles.fault}>
          {t('list.wrongQuery')}: {where}
        </p>
      )}
    </div>
  );
}
