import { useTranslation } from 'react-i18next';
import type { MoveRule, Status } from '@/api/types';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { needs, roles, ruleOf, type Rules, targetsOf, withRule } from './rules';
import styles from './workflow.module.css';

type MovesFromProps = { rules: Rules; from: Status; onChange: (rules: Rules) => void };

/** All that can be said of the moves from one status. */
export function MovesFrom({ rules, from, onChange }: MovesFromProps) {
  const { t } = useTranslation();
  if (from === 'closed') return <p className={styles.quiet}>{t('workflow.closedStays')}</p>;
  return (
    <ul className={styles.moves} aria-label={t('workflow.from', { from: t(`status.${from}`) })}>
      {targetsOf(from).map((to) => (
        <Move key={to} from={from} to={to} rule={ruleOf(rules, from, to)} onChange={(rule) => onChange(withRule(rules, from, to, rule))} />
      ))}
    </ul>
  );
}

type MoveProps = { from: Status; to: Status; rule: MoveRule | undefined; onChange: (rule: MoveRule | null) => void };

function Move({ from, to, rule, onChange }: MoveProps) {
  const { t } = useTranslation();
  return (
    <li data-off={rule ? undefined : true}>
      <label className={styles.allow}>
        <input type="checkbox" checked={rule !== undefined} onChange={(press) => onChange(press.currentTarget.checked ? { from, to } : null)} />
        <StatusGlyph status={to} />
        <span>{t(`status.${to}`)}</span>
      </label>
      {rule ? <Conditions rule={rule} onChange={onChange} /> : <span className={styles.quiet}>{t('workflow.notAllowed')}</span>}
    </li>
  );
}

function Conditions({ rule, onChange }: { rule: MoveRule; onChange: (rule: MoveRule) => void }) {
  const { t } = useTranslation();
  const needed = rule.needs ?? [];
  const only = rule.roles?.length === 1 ? rule.roles[0] : '';
  const name = { from: t(`status.${rule.from}`), to: t(`status.${rule.to}`) };
  return (
    <div className={styles.conditions}>
      <div role="group" aria-label={t('workflow.needsOf', name)} className={styles.needs}>
        <span aria-hidden>{t('workflow.needs')}</span>
        {needs.map((need) => {
          const on = needed.includes(need);
          return (
            <button
              key={need}
              type="button"
              aria-pressed={on}
              onClick={() => onChange({ ...rule, needs: on ? needed.filter((one) => one !== need) : [...needed, need] })}
            >
              {t(`workflow.need.${need}`)}
            </button>
          );
        })}
      </div>
      <select
        aria-label={t('workflow.whoOf', name)}
        value={only}
        onChange={(picked) => {
          const role = roles.find((one) => one === picked.currentTarget.value);
          onChange({ ...rule, roles: role ? [role] : [] });
        }}
      >
        <option value="">{t('workflow.everybody')}</option>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`workflow.only.${role}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
