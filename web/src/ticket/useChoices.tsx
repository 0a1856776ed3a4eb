import { useTranslation } from 'react-i18next';
import { priorities, type Priority, type Status, ticketTypes, type TicketType } from '@/api/types';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import type { Choice } from './ChoiceMenu';

export function useStatusChoices(statuses: Status[]): Choice<Status>[] {
  const { t } = useTranslation();
  return statuses.map((value) => ({ value, label: t(`status.${value}`), glyph: <StatusGlyph status={value} /> }));
}

export function usePriorityChoices(): Choice<Priority>[] {
  const { t } = useTranslation();
  return priorities.map((value) => ({ value, label: t(`priority.${value}`), glyph: <PriorityGlyph priority={value} /> }));
}

export function useTypeChoices(): Choice<TicketType>[] {
  const { t } = useTranslation();
  return ticketTypes.map((value) => ({ value, label: t(`type.${value}`) }));
}
