import i18next from 'i18next';
import { ApiProblem } from '@/api/problem';

/** Why something was refused, with the stable code, on one line. */
export function reasonOf(fault: unknown): string {
  if (!(fault instanceof ApiProblem)) return i18next.t('fault.ours');
  if (fault.status === 0) return i18next.t('fault.unreachable');
  const said = fault.errors.map((error) => error.message).join(' ');
  return `${said || fault.detail || fault.title || i18next.t('fault.refused', { status: fault.status })} (${fault.code})`;
}
