import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TicketNeed, ticketTypes, type TicketType } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { IconButton } from '@/kit/controls/IconButton';
import { Card } from '../Sheet';
import styles from './assignment.module.css';

type NeedsProps = { needs: TicketNeed[]; onChange: (needs: TicketNeed[]) => void; at: (pointer: string) => string | undefined };

export function Needs({ needs, onChange, at }: NeedsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('assignment.needs')} hint={t('assignment.needsHint')}>
      {needs.length === 0 && <p className={styles.none}>{t('assignment.noNeeds')}</p>}
      <ul className={styles.needs}>
        {needs.map((need, place) => (
          <li key={`${need.tag}/${need.type}/${need.skill}/${need.language}`}>
            <span>
              {need.tag ? `${t('assignment.needTag')} ` : `${t('assignment.needType')} `}
              <b>{need.tag ?? t(`type.${need.type as TicketType}`)}</b> {t('assignment.needWhat')} <b>{need.skill ?? need.language}</b>
            </span>
            <IconButton label={t('assignment.removeNeed')} onClick={() => onChange(needs.filter((_, other) => other !== place))}>
              <IconX />
            </IconButton>
            {[`/needs/${place}`, `/needs/${place}/tag`, `/needs/${place}/skill`, `/needs/${place}/language`].map((pointer) => {
              const problem = at(pointer);
              return problem && <p key={pointer} className={styles.problem}>{problem}</p>;
            })}
          </li>
        ))}
      </ul>
      <AddNeed onAdd={(need) => onChange([...needs, need])} />
    </Card>
  );
}

const typeOf = (by: string) => ticketTypes.find((type) => type === by);

function AddNeed({ onAdd }: { onAdd: (need: TicketNeed) => void }) {
  const { t } = useTranslation();
  const [by, setBy] = useState('tag');
  const [tag, setTag] = useState('');
  const [what, setWhat] = useState<'skill' | 'language'>('skill');
  const [value, setValue] = useState('');
  const ready = value.trim() !== '' && (by !== 'tag' || tag.trim() !== '');
  const add = () => {
    onAdd({
      tag: by === 'tag' ? tag.trim().toLowerCase() : null,
      type: typeOf(by) ?? null,
      skill: what === 'skill' ? value.trim().toLowerCase() : null,
      language: what === 'language' ? value.trim().toLowerCase() : null,
    });
    setTag('');
    setValue('');
  };
  return (
    <div className={styles.addNeed}>
      <SelectField
        label={t('assignment.needBy')}
        value={by}
        choices={[{ value: 'tag', label: t('assignment.needTag') }, ...ticketTypes.map((type) => ({ value: type, label: `${t('assignment.needType')} ${t(`type.${type}`)}` }))]}
        onChange={(event) => setBy(event.target.value)}
      />
      {by === 'tag' && <TextField label={t('assignment.needTag')} value={tag} onChange={(event) => setTag(event.target.value)} />}
      <SelectField
        label={t('assignment.needWhat')}
        value={what}
        choices={[
          { value: 'skill', label: t('assignment.needSkill') },
          { value: 'language', label: t('assignment.needLanguage') },
        ]}
        onChange={(event) => setWhat(event.target.value as 'skill' | 'language')}
      />
      <TextField label={t('assignment.needValue')} value={value} onChange={(event) => setValue(event.target.value)} />
      <Button icon={<IconPlus aria-hidden />} disabled={!ready} onClick={add}>
        {t('assignment.addNeed')}
      </Button>
    </div>
  );
}
