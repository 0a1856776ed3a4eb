import { IconChevronDown, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { type Option, Picker } from '@/kit/controls/Picker';
import styles from './FilterChips.module.css';
import { type ChipField, chipFields, type TicketSearch, toggleIn } from './search';
import { useFilterOptions } from './useFilterOptions';
import { useSearchChange } from './useSearchChange';

const several: readonly ChipField[] = ['status', 'priority'];

/** One face of the query: what narrows the list, each with its own way out. */
export function FilterChips({ search }: { search: TicketSearch }) {
  const { t } = useTranslation();
  const change = useSearchChange();
  const options = useFilterOptions();
  const set = chipFields.filter((field) => search[field]);
  const unset = chipFields.filter((field) => !search[field]);

  const chip = (field: ChipField) => (
    <Chip
      key={field}
      field={field}
      chosen={search[field]?.split(',') ?? []}
      options={options[field]}
      onPick={(value) => change({ [field]: several.includes(field) ? toggleIn(search[field], value) : value })}
      onRemove={() => change({ [field]: undefined })}
    />
  );

  return (
    <div className={styles.chips}>
      {search.tag && <TagChip tag={search.tag} onRemove={() => change({ tag: undefined })} />}
      {set.map(chip)}
      {unset.map(chip)}
      {(set.length > 0 || search.tag) && (
        <Button
          kind="quiet"
          size="small"
          className={styles.clear}
          onClick={() => change({ status: undefined, priority: undefined, assignee: undefined, team: undefined, tag: undefined })}
        >
          {t('do.clearAll')}
        </Button>
      )}
    </div>
  );
}

/** Set by a link only; there is no list of all tags to pick from. */
function TagChip({ tag, onRemove }: { tag: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = t('filter.tag');
  return (
    <span className={styles.set}>
      <span className={styles.told}>
        {t('filter.is', { field: name })} <strong>{tag}</strong>
      </span>
      <button type="button" className={styles.remove} aria-label={t('filter.remove', { field: name })} onClick={onRemove}>
        <IconX size={13} stroke={1.7} />
      </button>
    </span>
  );
}

type ChipProps = {
  field: ChipField;
  chosen: string[];
  options: Option[];
  onPick: (value: string) => void;
  onRemove: () => void;
};

function Chip({ field, chosen, options, onPick, onRemove }: ChipProps) {
  const { t, i18n } = useTranslation();
  const name = t(`filter.${field}`);
  const words = chosen.map((value) => options.find((option) => option.value === value)?.label ?? t('filter.unknown'));
  const listed = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(words);

  return (
    <span className={chosen.length > 0 ? styles.set : styles.unset}>
      <Picker label={name} options={options} chosen={chosen} onPick={onPick} several={several.includes(field)}>
        {(open, opened) => (
          <button
            type="button"
            className={styles.open}
            aria-expanded={opened}
            onClick={open}
          >
            {chosen.length > 0 ? (
              <>
                {t('filter.is', { field: name })} <strong>{listed}</strong>
              </>
            ) : (
              <>
                {name}
                <IconChevronDown size={13} stroke={1.7} aria-hidden />
              </>
            )}
          </button>
        )}
      </Picker>
      {chosen.length > 0 && (
        <button type="button" className={styles.remove} aria-label={t('filter.remove', { field: name })} onClick={onRemove}>
          <IconX size={13} stroke={1.7} />
        </button>
      )}
    </span>
  );
}
