import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/people';
import { useOrderPolicies } from '@/api/sla';
import type { SlaPolicy } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { Refusal } from '@/kit/Refusal';
import { Rows } from '../Sheet';
import styles from './sla.module.css';

/** In the order in which they are tried; the order is kept at once. */
export function Policies({ policies }: { policies: SlaPolicy[] }) {
  const { t } = useTranslation();
  const order = useOrderPolicies();
  const move = (from: number, to: number) => {
    const ids = policies.map((policy) => policy.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  return (
    <>
      <Rows label={t('sla.policies')}>
        {policies.map((policy, place) => (
          <li key={policy.id}>
            <span className={styles.place}>{place + 1}</span>
            <Link to="/settings/sla/policies/$policy" params={{ policy: policy.id }} className={styles.name}>
              <strong>{policy.name}</strong>
              <span>
                <Whom policy={policy} />
              </span>
            </Link>
            <span className={styles.calendar}>{policy.calendar?.name ?? t('sla.aroundTheClock')}</span>
            {policies.length > 1 && (
              <span className={styles.moves}>
                <IconButton label={t('sla.earlier', { name: policy.name })} disabled={place === 0 || order.isPending} onClick={() => move(place, place - 1)}>
                  <IconArrowUp />
                </IconButton>
                <IconButton label={t('sla.later', { name: policy.name })} disabled={place === policies.length - 1 || order.isPending} onClick={() => move(place, place + 1)}>
                  <IconArrowDown />
                </IconButton>
              </span>
            )}
          </li>
        ))}
      </Rows>
      <Refusal title={t('sla.notOrdered')} fault={order.error} fields={[]} />
    </>
  );
}

/** For whom it is, in a line. */
function Whom({ policy: { conditions } }: { policy: SlaPolicy }) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const parts = [
    conditions.priority.map((one) => t(`priority.${one}`)),
    conditions.type.map((one) => t(`type.${one}`)),
    conditions.source.map((one) => t(`source.${one}`)),
    conditions.team.map((id) => teams.find((team) => team.id === id)?.name ?? t('sla.aTeam')),
    conditions.tag,
    conditions.company.length > 0 ? [t('sla.companies', { count: conditions.company.length })] : [],
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? t('sla.everyTicket') : parts.map((part) => part.join(t('sla.or'))).join(' · ');
}
