import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import control from '@/kit/controls/Field.module.css';
import { IconButton } from '@/kit/controls/IconButton';
import type { OptionDraft } from './options';
import styles from './fields.module.css';

type OptionsProps = { options: OptionDraft[]; onChange: (options: OptionDraft[]) => void; at: (pointer: string) => string | undefined };

/** What there is to choose from, a line each. */
export function Options({ options, onChange, at }: OptionsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const put = (place: number, name: string) => onChange(options.map((option, i) => (i === place ? { ...option, name } : option)));
  const move = (from: number, to: number) => {
    const moved = [...options];
    moved.splice(to, 0, ...moved.splice(from, 1));
    onChange(moved);
  };
  const add = () => {
    onChange([...options, { name: '' }]);
    requestAnimationFrame(() => list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus());
  };
  return (
    <fieldset className={styles.options}>
      <legend>{t('fields.options')}</legend>
      <ul ref={list}>
        {options.map((option, i) => {
          const words = { place: i + 1 };
          const problem = at(`/options/${i}/name`);
          return (
            // An option has no name of its own to be known by while it is written.
            <li key={option.key ?? `new ${i}`}>
              <input
                className={control.control}
                aria-label={t('fields.option', words)}
                aria-invalid={problem ? true : undefined}
                maxLength={100}
                value={option.name}
                onChange={(event) => put(i, event.target.value)}
              />
              <IconButton label={t('fields.optionUp', words)} disabled={i === 0} onClick={() => move(i, i - 1)}>
                <IconArrowUp />
              </IconButton>
              <IconButton label={t('fields.optionDown', words)} disabled={i === options.length - 1} onClick={() => move(i, i + 1)}>
                <IconArrowDown />
              </IconButton>
              <IconButton label={t('fields.optionDrop', words)} disabled={options.length === 1} onClick={() => onChange(options.filter((_, other) => other !== i))}>
                <IconX />
              </IconButton>
              {problem && <p className={control.problem}>{problem}</p>}
            </li>
          );
        })}
      </ul>
      {at('/options') && <p className={control.problem}>{at('/options')}</p>}
      <p className={control.hint}>{t('fields.optionsHint')}</p>
      <Button size="small" icon={<IconPlus aria-hidden />} onClick={add}>
        {t('fields.addOption')}
      </Button>
    </fieldset>
  );
}
