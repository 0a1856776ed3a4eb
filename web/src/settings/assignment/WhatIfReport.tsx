import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ReplayReport } from '@/api/types';
import { Face } from '@/kit/glyphs/Face';
import styles from './assignment.module.css';

export function WhatIfReport({ report }: { report: ReplayReport }) {
  const { t } = useTranslation();
  const percent = (part: number | null) => (part === null ? t('assignment.noSkills') : `${part} %`);
  const now = (value: string | number) => t('assignment.before', { value });
  return (
    <div className={styles.report}>
      <dl>
        <Figure label={t('assignment.placed')} value={t('assignment.placedOf', { placed: report.placed, tickets: report.tickets })} before={now(report.assigned)} />
        <Figure label={t('assignment.differences')} value={String(report.differences)} />
        <Figure label={t('assignment.skillMatch')} value={percent(report.skill_match)} before={report.skill_match_before === null ? undefined : now(percent(report.skill_match_before))} />
        <Figure label={t('assignment.spread')} value={`${report.load_spread} %`} before={now(`${report.load_spread_before} %`)} />
      </dl>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('assignment.agent')}</th>
              {(['tickets', 'peak', 'average'] as const).map((column) => (
                <th key={column} scope="col" colSpan={2}>
                  {t(`assignment.${column}`)} <small>{t('assignment.nowColumn')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.agents.map((line) => (
              <tr key={line.agent.id}>
                <th scope="row">
                  <Face id={line.agent.id} name={line.agent.name} />
                  {line.agent.name}
                </th>
                <td>{line.tickets}</td>
                <td>{line.tickets_before}</td>
                <td>{line.peak}</td>
                <td>{line.peak_before}</td>
                <td>{line.average}</td>
                <td>{line.average_before}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.examples.length > 0 && (
        <details>
          <summary>{t('assignment.examples')}</summary>
          <ul>
            {report.examples.map(({ ticket, before, after }) => (
              <li key={ticket.id}>
                <Link to="/tickets/$ticket" params={{ ticket: String(ticket.number) }}>{`#${ticket.number}`}</Link>{' '}
                {`${before?.name ?? t('assignment.exampleNobody')} → ${after?.name ?? t('assignment.exampleNobody')}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Figure({ label, value, before }: { label: string; value: string; before?: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {before && <small>{before}</small>}
      </dd>
    </div>
  );
}
