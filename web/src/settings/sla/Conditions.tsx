import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/people';
import { priorities, type SlaPolicy, type Source, ticketTypes } from '@/api/types';
import { TextField } from '@/kit/controls/Field';
import { type Option, Picker } from '@/kit/controls/Picker';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import styles from './conditions.module.css';

type All = SlaPolicy['conditions'];
type ConditionsProps = { conditions: All; onChange: (conditions: All) => void; at: (pointer: string) => string | undefined };

const sources = ['email', 'web', 'chat', 'phone', 'api', 'social', 'connector'] as const satisfies readonly Source[];

/** Which tickets a policy is for; what has no word asks for nothing. */
export function Conditions({ conditions, onChange, at }: ConditionsProps) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const put = <F extends keyof All>(field: F, values: string[]) => onChange({ ...conditions, [field]: values });
  const rows: { field: 'priority' | 'type' | 'source' | 'team'; options: Option[] }[] = [
    { field: 'priority', options: priorities.map((value) => ({ value, label: t(`priority.${value}`), glyph: <PriorityGlyph priority={value} /> })) },
    { field: 'type', options: ticketTypes.map((value) => ({ value, label: t(`type.${value}`) })) },
    { field: 'source', options: sources.map((value) => ({ value, label: t(`source.${value}`) })) },
    { field: 'team', options: teams.map(({ id, name }) => ({ value: id, label: name })) },
  ];
  return (
    <div className={styles.conditions}>
      {rows
        .filter(({ options }) => options.length > 0)
        .map(({ field, options }) => (
          <Condition key={field} label={t(`sla.field.${field}`)} options={options} chosen={conditions[field]} onChange={(values) => put(field, values)} />
        ))}
      <Tags tags={conditions.tag} problem={conditions.tag.map((_, place) => at(`/conditions/tag/${place}`)).find(Boolean)} onChange={(tags) => put('tag', tags)} />
      {conditions.company.length > 0 && <p className={styles.kept}>{t('sla.companiesKept', { count: conditions.company.length })}</p>}
    </div>
  );
}

type ConditionProps = { label: string; options: Option[]; chosen: string[]; onChange: (values: string[]) => void };

function Condition({ label, options, chosen, onChange }: ConditionProps) {
  const { t } = useTranslation();
  const toggle = (value: string) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  const words: ReactNode = chosen.length === 0 ? t('sla.any') : chosen.map((value) => options.find((option) => option.value === value)?.label ?? t('sla.aTeam')).join(t('sla.or'));
  return (
    <div className={styles.row}>
      <span>{label}</span>
      <Picker label={label} options={options} chosen={chosen} onPick={toggle} several>
        {(open, opened) => (
          <button type="button" className={styles.pick} data-any={chosen.length === 0 || undefined} aria-expanded={opened} onClick={open}>
            <span className="said">{`${label}: `}</span>
            {words}
            <IconPlus size={13} stroke={1.8} aria-hidden />
          </button>
        )}
      </Picker>
    </div>
  );
}

function Tags({ tags, problem, onChange }: { tags: string[]; problem: string | undefined; onChange: (tags: string[]) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(tags.join(', '));
  return (
    <div className={styles.row}>
      <span aria-hidden>{t('sla.field.tag')}</span>
      <div className={styles.tags}>
        <TextField
          label={t('sla.field.tag')}
          placeholder={t('sla.any')}
          value={typed}
          problem={problem}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(event.target.value.split(/[\s,]+/).filter(Boolean));
          }}
        />
      </div>
    </div>
  );
}
