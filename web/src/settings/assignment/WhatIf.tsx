import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReplay } from '@/api/assignment';
import type { AssignmentPolicy } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Form } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import styles from './assignment.module.css';
import { kinds, usualWeights } from './rules';
import { WhatIfReport } from './WhatIfReport';

const shown = 'shown';

/** @param policy The one on the screen, saved or not. */
export function WhatIf({ policy }: { policy: AssignmentPolicy }) {
  const { t } = useTranslation();
  const [last, setLast] = useState('1000');
  const [by, setBy] = useState('round_robin');
  const replay = useReplay();
  const chosen = by === shown ? policy : { kind: kinds.find((kind) => kind === by) ?? 'score', weights: usualWeights };
  return (
    <Card title={t('assignment.whatIf')} hint={t('assignment.whatIfHint')}>
      <Form fault={replay.error} className={styles.ask} onSend={() => replay.mutate({ last: Math.round(Number(last)) || 0, policy: chosen })}>
        <TextField label={t('assignment.last')} inputMode="numeric" value={last} hint={t('assignment.lastHint')} problem={problemAt(replay.error, '/last')} onChange={(event) => setLast(event.target.value)} />
        <SelectField
          label={t('assignment.by')}
          value={by}
          choices={[
            ...kinds.filter((kind) => kind !== 'off').map((value) => ({ value, label: t(`assignment.short.${value}`) })),
            ...(policy.kind === 'score' ? [{ value: shown, label: t('assignment.thisPolicy') }] : []),
          ]}
          onChange={(event) => setBy(event.target.value)}
        />
        <Button type="submit" busy={replay.isPending}>
          {t('assignment.play')}
        </Button>
      </Form>
      <Refusal title={t('assignment.notPlayed')} fault={replay.error} fields={['/last']} />
      {replay.data && <WhatIfReport report={replay.data} />}
    </Card>
  );
}
