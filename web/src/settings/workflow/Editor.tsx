import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { useChangeWorkflow } from '@/api/workflow';
import type { Status, Workflow } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import { ByItself } from './ByItself';
import { Diagram } from './Diagram';
import { MovesFrom } from './MovesFrom';
import { countChanges, deadEnds, type Rules } from './rules';
import styles from './workflow.module.css';

/** Changes are drawn at once and hold when they are saved. */
export function Editor({ workflow, onReadAgain }: { workflow: Workflow; onReadAgain: () => void }) {
  const { t } = useTranslation();
  const [from, setFrom] = useState<Status>('open');
  const [draft, setDraft] = useState<Rules | null>(null);
  const save = useChangeWorkflow();
  const rules = draft ?? workflow;
  const changes = countChanges(workflow, rules);
  const ends = deadEnds(rules);
  const edit = (next: Rules) => {
    save.reset();
    setDraft(next);
  };
  const drop = () => {
    save.reset();
    setDraft(null);
  };
  const send = () => {
    const { moves, reopen_within_days, close_after_days } = rules;
    save.mutate(
      { version: workflow.version, moves, reopen_within_days, close_after_days },
      {
        onSuccess: () => {
          setDraft(null);
          notify(t('workflow.saved'));
        },
      },
    );
  };
  const overtaken = save.error instanceof ApiProblem && save.error.status === 412;

  return (
    <>
      <Card title={t('workflow.moves')} hint={t('workflow.movesHint')}>
        <Diagram rules={rules} own={countOwn(workflow)} from={from} onPick={setFrom} />
        <h3 className={styles.over}>{t('workflow.from', { from: t(`status.${from}`) })}</h3>
        <MovesFrom rules={rules} from={from} onChange={edit} />
      </Card>
      <ByItself rules={rules} fault={save.error} onChange={edit} />
      {changes > 0 && (
        <div className={styles.save} role="region" aria-label={t('workflow.unsaved')}>
          {overtaken ? (
            <p role="alert" className={styles.ends}>
              {t('workflow.overtaken')}
            </p>
          ) : (
            <Refusal title={t('workflow.refused')} fault={save.error} fields={['/reopen_within_days', '/close_after_days']} />
          )}
          {ends.length > 0 && (
            <p role="alert" className={styles.ends}>
              {t('workflow.deadEnd', { from: ends.map((status) => t(`status.${status}`)).join(', ') })}
            </p>
          )}
          <div>
            <strong>{t('workflow.changes', { count: changes })}</strong>
            <Button kind="quiet" onClick={drop}>
              {t('workflow.drop')}
            </Button>
            {overtaken ? (
              <Button
                kind="solid"
                onClick={() => {
                  drop();
                  onReadAgain();
                }}
              >
                {t('workflow.readAgain')}
              </Button>
            ) : (
              <Button kind="solid" busy={save.isPending} disabled={ends.length > 0} onClick={send}>
                {t('workflow.save')}
              </Button>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function countOwn({ statuses }: Workflow): Partial<Record<Status, number>> {
  const own: Partial<Record<Status, number>> = {};
  for (const status of statuses) if (status.id && status.active) own[status.class] = (own[status.class] ?? 0) + 1;
  return own;
}
