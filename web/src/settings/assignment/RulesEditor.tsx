import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeRules } from '@/api/assignment';
import { ApiProblem } from '@/api/problem';
import type { AssignmentRules } from '@/api/types';
import { notify } from '@/kit/notify';
import { problemAt } from '@/kit/Refusal';
import { Card } from '../Sheet';
import { Needs } from './Needs';
import { Points } from './Points';
import { PolicyFields } from './PolicyFields';
import { Preview } from './Preview';
import { bodyOf } from './rules';
import { SaveBar } from './SaveBar';
import { TeamPolicies } from './TeamPolicies';
import { WhatIf } from './WhatIf';

/** Changes show in the preview at once, and hold when they are saved. */
export function RulesEditor({ rules, onReadAgain }: { rules: AssignmentRules; onReadAgain: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<AssignmentRules | null>(null);
  const save = useChangeRules();
  const shown = draft ?? rules;
  const at = (pointer: string) => problemAt(save.error, pointer);
  const put = (part: Partial<AssignmentRules>) => {
    save.reset();
    setDraft({ ...shown, ...part });
  };
  const drop = () => {
    save.reset();
    setDraft(null);
  };
  const send = () =>
    save.mutate(
      { version: rules.version, ...bodyOf(shown) },
      {
        onSuccess: () => {
          setDraft(null);
          notify(t('assignment.saved'));
        },
      },
    );

  return (
    <>
      <Card title={t('assignment.default')} hint={t('assignment.defaultHint')}>
        <PolicyFields policy={shown.default} onChange={(policy) => put({ default: policy })} problem={at('/default/weights')} />
      </Card>
      <TeamPolicies teams={shown.teams} onChange={(teams) => put({ teams })} at={at} />
      <Preview rules={shown} />
      <Needs needs={shown.needs} onChange={(needs) => put({ needs })} at={at} />
      <Points points={shown.points} onChange={(points) => put({ points })} at={at} />
      {draft && (
        <SaveBar
          fault={save.error}
          overtaken={save.error instanceof ApiProblem && save.error.status === 412}
          busy={save.isPending}
          onSave={send}
          onDrop={drop}
          onReadAgain={() => {
            drop();
            onReadAgain();
          }}
        />
      )}
      <WhatIf policy={shown.default} />
    </>
  );
}
