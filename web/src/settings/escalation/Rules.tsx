import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeleteRule } from '@/api/escalation';
import type { EscalationRule } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { span } from '@/kit/time';
import people from '../PeoplePage.module.css';
import { Rows } from '../Sheet';
import { ConfirmDelete } from '../sla/ConfirmDelete';
import styles from './escalation.module.css';
import { RuleDialog } from './RuleDialog';

type Open = { dialog: 'edit'; rule: EscalationRule | null } | { dialog: 'delete'; rule: EscalationRule };

/** What is escalated by itself. */
export function Rules({ rules }: { rules: EscalationRule[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const remove = useDeleteRule();
  const close = () => setOpen(null);
  return (
    <section className={styles.rules}>
      <header>
        <div>
          <h2>{t('escalation.rules')}</h2>
          <p>{t('escalation.rulesHint')}</p>
        </div>
        <Button icon={<IconPlus aria-hidden />} onClick={() => setOpen({ dialog: 'edit', rule: null })}>
          {t('escalation.addRule')}
        </Button>
      </header>
      {rules.length === 0 && <p className={styles.none}>{t('escalation.noRules')}</p>}
      {rules.length > 0 && (
        <Rows label={t('escalation.rules')}>
          {rules.map((rule) => (
            <li key={rule.id} data-inactive={!rule.active || undefined}>
              <div className={people.name}>
                <strong>{rule.name}</strong>
                <span>
                  <Says rule={rule} />
                </span>
              </div>
              <IconButton label={t('escalation.editRule', { name: rule.name })} onClick={() => setOpen({ dialog: 'edit', rule })}>
                <IconPencil />
              </IconButton>
              <IconButton label={t('escalation.deleteRule', { name: rule.name })} onClick={() => setOpen({ dialog: 'delete', rule })}>
                <IconTrash />
              </IconButton>
            </li>
          ))}
        </Rows>
      )}
      {open?.dialog === 'edit' && <RuleDialog rule={open.rule} onClose={close} />}
      {open?.dialog === 'delete' && (
        <ConfirmDelete
          title={t('escalation.deleteTitle', { name: open.rule.name })}
          means={t('escalation.deleteMeans')}
          remove={remove}
          onConfirm={() => remove.mutate(open.rule.id, { onSuccess: close })}
          onClose={close}
        />
      )}
    </section>
  );
}

/** What a rule says, in a line. */
function Says({ rule }: { rule: EscalationRule }) {
  const { t } = useTranslation();
  const parts = [
    rule.active ? null : t('escalation.inactive'),
    rule.after_minutes === null ? null : t('escalation.olderThan', { span: span(rule.after_minutes * 60_000) }),
    rule.sla_within_minutes === null ? null : rule.sla_within_minutes === 0 ? t('escalation.late') : t('escalation.near', { span: span(rule.sla_within_minutes * 60_000) }),
    rule.priority_at_least === 'low' ? null : t('escalation.atLeast', { priority: t(`priority.${rule.priority_at_least}`) }),
    rule.company?.name,
    rule.tag,
  ];
  return parts.filter(Boolean).join(' · ');
}
