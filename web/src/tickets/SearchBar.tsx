import { IconSearch, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import type { QuerySuggestion } from '@/api/types';
import { Keys } from '@/kit/controls/Keys';
import { useReason } from '@/kit/states/ErrorFace';
import { useKeys } from '@/shell/keys';
import { Mirror } from './query/Mirror';
import { Suggestions } from './query/Suggestions';
import { complete, useCompletion } from './query/useCompletion';
import styles from './SearchBar.module.css';
import { useSearchChange } from './useSearchChange';

const pause = 250;
// Behind "status:" a value is still to come.
const longPause = 1200;
const inField = /(^|[\s(])-?[a-z_]+(:|[<>]=?)[^\s]*$/i;

/** The query lives in the address; this only holds what is typed until one pauses. */
export function SearchBar({ q, wrong: refused }: { q: string; wrong: Error | null }) {
  const { t } = useTranslation();
  const change = useSearchChange();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [typed, setTyped] = useState(q);
  const [known, setKnown] = useState(q);
  const [at, setAt] = useState(-1);
  const [chosen, setChosen] = useState(-1);
  const [wanted, setWanted] = useState(false);
  const [scrolled, setScrolled] = useState(0);
  const next = useRef<number | null>(null);
  // Back, a chip's cross or a link changed the address.
  if (known !== q) {
    setKnown(q);
    setTyped(q);
  }

  const place = at >= 0 ? { text: typed, at } : null;
  const { fault, from, to, suggestions } = useCompletion(place ?? (refused ? { text: typed, at: typed.length } : null));
  // Behind every word all fields could come: they are shown to whoever asks.
  const isAnything = from === to && suggestions[0]?.kind !== 'value';
  const shown = place && (wanted || !isAnything) ? suggestions : [];
  const isOpen = shown.length > 0;
  // Nobody is told that what they are about to finish is not finished, nor what was wrong before.
  const isUnfinished = isOpen && (!fault || fault.position >= from);
  const wrong = isUnfinished || typed.trim() !== q.trim() ? null : refused;
  const reason = useReason(wrong);
  const where = wrong instanceof ApiProblem ? [wrong.errors[0]?.message ?? reason, wrong.hint].filter(Boolean).join(' ') : reason;

  const settle = useEffectEvent((words: string) => {
    if (words.trim() === q.trim()) return;
    setKnown(words);
    change({ q: words.trim() ? words : undefined }, true);
  });
  useEffect(() => {
    const timer = setTimeout(() => settle(typed), inField.test(typed) ? longPause : pause);
    return () => clearTimeout(timer);
  }, [typed]);
  useLayoutEffect(() => {
    if (next.current === null) return;
    input.current?.setSelectionRange(next.current, next.current);
    next.current = null;
  }, [typed]);

  useKeys({ '/': () => input.current?.focus() });

  const write = (text: string, cursor: number) => {
    setTyped(text);
    setAt(cursor);
    setChosen(-1);
    setWanted(false);
  };
  const pick = (one: QuerySuggestion) => {
    const { text, at: cursor } = complete({ text: typed, at }, from, to, one);
    next.current = cursor;
    write(text, cursor);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const picked = isOpen ? shown[chosen] : undefined;
    if ((event.key === 'Enter' || event.key === 'Tab') && picked) {
      event.preventDefault();
      pick(picked);
    } else if (event.key === 'Enter') {
      settle(typed);
      setAt(-1);
    } else if (event.key === 'Escape') {
      if (isOpen) setAt(-1);
      else event.currentTarget.blur();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) {
        setAt(event.currentTarget.selectionStart ?? typed.length);
        setWanted(true);
      }
      else setChosen((event.key === 'ArrowDown' ? chosen + 1 : chosen + shown.length) % shown.length);
    }
  };

  return (
    <div className={styles.around}>
      <div className={styles.bar} data-wrong={wrong ? true : undefined}>
        <IconSearch size={16} stroke={1.7} aria-hidden />
        <div className={styles.field}>
          <Mirror text={typed} fault={wrong ? fault : null} scrolled={scrolled} />
          <input
            ref={input}
            type="text"
            role="combobox"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            aria-label={t('list.searching')}
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={isOpen ? list : undefined}
            aria-activedescendant={isOpen && chosen >= 0 ? `${list}-${chosen}` : undefined}
            aria-invalid={wrong ? true : undefined}
            aria-describedby={wrong ? 'search-fault' : undefined}
            placeholder={t('list.searching')}
            title={t('list.queryHelp')}
            value={typed}
            onChange={({ currentTarget }) => write(currentTarget.value, currentTarget.value.trim() ? (currentTarget.selectionStart ?? -1) : -1)}
            onBlur={() => {
              setAt(-1);
              settle(typed);
            }}
            onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
            onKeyDown={press}
          />
        </div>
        {typed ? (
          <button type="button" className={styles.clear} aria-label={t('list.clearSearch')} onClick={() => write('', -1)}>
            <IconX size={15} stroke={1.7} />
          </button>
        ) : (
          <Keys keys="/" />
        )}
      </div>
      {isOpen && <Suggestions id={list} of={shown} chosen={chosen} onPick={pick} />}
      {wrong && (
        <p id="search-fault" role="alert" className={styles.fault}>
          {t('list.wrongQuery')}: {where}
        </p>
      )}
    </div>
  );
}
