import { useTranslation } from 'react-i18next';
import { priorities, type Priority, ticketTypes, type TicketType } from '@/api/types';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import type { Choice } from './ChoiceMenu';
import { keyOf, missingFields, useReasonWords, type Way } from './transitions';

export function useStatusChoices(ways: Way[]): Choice<string>[] {
  const { t } = useTranslation();
  const words = useReasonWords();
  return ways.map((way) => ({
    value: keyOf(way),
    label: way.named?.name ?? t(`status.${way.status}`),
    glyph: <StatusGlyph status={way.status} />,
    // What lacks nothing but values can be picked: they are asked for then.
    why: missingFields(way.reasons).length > 0 ? undefined : way.reasons.map(words).join(' ') || undefined,
  }));
}

export function usePriorityChoices(): Choice<Priority>[] {
  const { t } = useTranslation();
  return priorities.map((value) => ({ value, label: t(`priority.${value}`), glyph: <PriorityGlyph priority={value} /> }));
}

export function useTypeChoices(): Choice<TicketType>[] {
  const { t } = useTranslation();
  return ticketTypes.map((value) => ({ value, label: t(`type.${value}`) }));
}
