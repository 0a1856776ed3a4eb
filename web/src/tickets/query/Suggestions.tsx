import { useTranslation } from 'react-i18next';
import type { QuerySuggestion } from '@/api/types';
import styles from './Suggestions.module.css';

type SuggestionsProps = { id: string; of: QuerySuggestion[]; chosen: number; onPick: (one: QuerySuggestion) => void };

export function Suggestions({ id, of, chosen, onPick }: SuggestionsProps) {
  const { t } = useTranslation();
  return (
    <ul id={id} role="listbox" aria-label={t('list.suggestions')} className={styles.list}>
      {of.map((one, i) => (
        <li
          key={one.text}
          id={`${id}-${i}`}
          role="option"
          aria-selected={i === chosen}
          className={styles.one}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onPick(one)}
        >
          <code data-kind={one.kind}>{one.text}</code>
          {one.label && <span>{one.label}</span>}
        </li>
      ))}
    </ul>
  );
}
