import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetTiers } from '@/api/escalation';
import type { EscalationTier, Team } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField } from '@/kit/controls/Field';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import styles from './escalation.module.css';

type TiersProps = { tiers: EscalationTier[]; teams: Team[] };

/** The teams that a ticket goes through, in their order. */
export function Tiers({ tiers, teams }: TiersProps) {
  const { t } = useTranslation();
  const set = useSetTiers();
  const [way, setWay] = useState(tiers.map((tier) => ({ name: tier.name, team_id: tier.team.id })));
  const free = teams.filter((team) => !way.some((tier) => tier.team_id === team.id));
  const nameOf = (id: string) => teams.find((team) => team.id === id)?.name ?? '';
  const changed = JSON.stringify(way) !== JSON.stringify(tiers.map((tier) => ({ name: tier.name, team_id: tier.team.id })));
  // Not the callbacks of `mutate`: what was read again has taken this one's place by then. A refusal stands below.
  const save = () => void set.mutateAsync(way).then(() => notify(t('escalation.tiersSaved')), () => undefined);
  const move = (from: number, to: number) => setWay(way.toSpliced(from, 1).toSpliced(to, 0, way[from] as (typeof way)[number]));

  return (
    <Card title={t('escalation.tiers')} hint={t('escalation.tiersHint')}>
      {way.length === 0 && <p className={styles.none}>{t('escalation.noTiers')}</p>}
      <ol className={styles.tiers}>
        {way.map((tier, place) => {
          const name = nameOf(tier.team_id);
          return (
            <li key={tier.team_id}>
              <span className={styles.place}>{place + 1}</span>
              <input
                aria-label={t('escalation.tierName', { team: name })}
                value={tier.name}
                maxLength={100}
                onChange={(event) => setWay(way.with(place, { ...tier, name: event.currentTarget.value }))}
              />
              <span className={styles.team}>{name}</span>
              <IconButton label={t('escalation.tierUp', { name })} disabled={place === 0} onClick={() => move(place, place - 1)}>
                <IconArrowUp />
              </IconButton>
              <IconButton label={t('escalation.tierDown', { name })} disabled={place === way.length - 1} onClick={() => move(place, place + 1)}>
                <IconArrowDown />
              </IconButton>
              <IconButton label={t('escalation.removeTier', { name })} onClick={() => setWay(way.toSpliced(place, 1))}>
                <IconX />
              </IconButton>
            </li>
          );
        })}
      </ol>
      {free.length > 0 && way.length < 10 && (
        <SelectField
          label={t('escalation.addTier')}
          value=""
          choices={[{ value: '', label: t('escalation.chooseTeam') }, ...free.map((team) => ({ value: team.id, label: team.name }))]}
          onChange={(chosen) => {
            const id = chosen.currentTarget.value;
            if (id) setWay([...way, { name: nameOf(id), team_id: id }]);
          }}
        />
      )}
      {teams.length === 0 && <p className={styles.none}>{t('escalation.noTeams')}</p>}
      <Refusal title={t('escalation.notSaved')} fault={set.error} fields={[]} />
      {changed && (
        <div className={styles.acts}>
          <Button kind="solid" busy={set.isPending} onClick={save}>
            {t('escalation.save')}
          </Button>
        </div>
      )}
    </Card>
  );
}
