import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/people';
import type { AssignmentRules } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { Picker } from '@/kit/controls/Picker';
import { TeamFace } from '@/kit/glyphs/Face';
import { Card } from '../Sheet';
import styles from './assignment.module.css';
import { PolicyFields } from './PolicyFields';
import { usualWeights } from './rules';

type All = AssignmentRules['teams'];
type TeamPoliciesProps = { teams: All; onChange: (teams: All) => void; at: (pointer: string) => string | undefined };

export function TeamPolicies({ teams, onChange, at }: TeamPoliciesProps) {
  const { t } = useTranslation();
  const others = (useTeams().data ?? []).filter(({ id }) => !teams.some(({ team }) => team.id === id));
  const add = (id: string) => {
    const team = others.find((one) => one.id === id);
    if (team) onChange([...teams, { team: { id, name: team.name }, policy: { kind: 'round_robin', weights: usualWeights } }]);
  };
  if (teams.length + others.length === 0) return null;
  return (
    <Card title={t('assignment.teams')}>
      {teams.length === 0 && <p className={styles.none}>{t('assignment.everyTeam')}</p>}
      {teams.map(({ team, policy }, place) => (
        <section key={team.id} className={styles.team} aria-label={team.name}>
          <header>
            <TeamFace name={team.name} />
            <h3>{team.name}</h3>
            <IconButton label={t('assignment.removeTeam', { team: team.name })} onClick={() => onChange(teams.filter((one) => one.team.id !== team.id))}>
              <IconX />
            </IconButton>
          </header>
          <PolicyFields
            policy={policy}
            problem={at(`/teams/${place}/weights`)}
            onChange={(next) => onChange(teams.map((one) => (one.team.id === team.id ? { ...one, policy: next } : one)))}
          />
        </section>
      ))}
      {others.length > 0 && (
        <div>
          <Picker label={t('assignment.addTeam')} options={others.map(({ id, name }) => ({ value: id, label: name, glyph: <TeamFace name={name} /> }))} chosen={[]} onPick={add}>
            {(open, opened) => (
              <Button icon={<IconPlus aria-hidden />} aria-expanded={opened} onClick={open}>
                {t('assignment.addTeam')}
              </Button>
            )}
          </Picker>
        </div>
      )}
    </Card>
  );
}
