import { useTranslation } from 'react-i18next';
import { useAgents, useTeams } from '@/api/people';
import { useSession } from '@/api/session';
import { priorities, statuses } from '@/api/types';
import type { Option } from '@/kit/controls/Picker';
import { Face, NoFace, TeamFace } from '@/kit/glyphs/Face';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import type { ChipField } from './search';

/** What each filter can be set to, with the glyph that stands for it everywhere else. */
export function useFilterOptions(): Record<ChipField, Option[]> {
  const { t } = useTranslation();
  const { user } = useSession();
  const agents = useAgents().data ?? [];
  const teams = useTeams().data ?? [];
  const others = agents.filter((agent) => agent.id !== user.id && agent.active);
  return {
    status: statuses.map((value) => ({ value, label: t(`status.${value}`), glyph: <StatusGlyph status={value} /> })),
    priority: priorities.map((value) => ({
      value,
      label: t(`priority.${value}`),
      glyph: <PriorityGlyph priority={value} />,
    })),
    assignee: [
      { value: 'me', label: t('filter.me'), glyph: <Face id={user.id} name={user.name} size={20} /> },
      { value: 'none', label: t('filter.none'), glyph: <NoFace size={20} /> },
      ...others.map(({ id, name }) => ({ value: id, label: name, glyph: <Face id={id} name={name} size={20} /> })),
    ],
    team: [
      { value: 'none', label: t('filter.noTeam'), glyph: <NoFace size={20} /> },
      ...teams.map(({ id, name }) => ({ value: id, label: name, glyph: <TeamFace name={name} size={20} /> })),
    ],
  };
}
