import { useTranslation } from 'react-i18next';
import { useTeams } from '@/api/people';
import { useSession } from '@/api/session';
import { change } from '@/api/ticketWrites';
import { Button } from '@/kit/controls/Button';
import { Picker } from '@/kit/controls/Picker';
import { Face, NoFace, TeamFace } from '@/kit/glyphs/Face';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { statusName } from '@/kit/statusName';
import { AssignPicker } from '../AssignPicker';
import { ChoiceMenu } from '../ChoiceMenu';
import { useTicket } from '../context';
import { keyOf, nameOf, useWays } from '../transitions';
import { usePriorityChoices, useStatusChoices, useTypeChoices } from '../useChoices';
import styles from './DetailsPanel.module.css';
import { Row, Value } from './Row';

export function StatusRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const ways = useWays();
  const choices = useStatusChoices(ways);
  const pick = (key: string) => {
    const way = ways.find((one) => keyOf(one) === key);
    if (way) writes.make(change.status(way.status, nameOf(way, ticket)));
  };
  const label = t('ticket.field.status');
  return (
    <Row label={label}>
      <ChoiceMenu choices={choices} chosen={ticket.status_id ?? ticket.status} onPick={pick}>
        <Value label={label} locked={locked} glyph={<StatusGlyph status={ticket.status} />}>
          {statusName(t, ticket)}
        </Value>
      </ChoiceMenu>
    </Row>
  );
}

export function PriorityRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const choices = usePriorityChoices();
  const label = t('ticket.field.priority');
  return (
    <Row label={label}>
      <ChoiceMenu choices={choices} chosen={ticket.priority} onPick={(priority) => writes.make(change.priority(priority))}>
        <Value label={label} locked={locked} glyph={<PriorityGlyph priority={ticket.priority} />}>
          {t(`priority.${ticket.priority}`)}
        </Value>
      </ChoiceMenu>
    </Row>
  );
}

export function TypeRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const choices = useTypeChoices();
  const label = t('ticket.field.type');
  return (
    <Row label={label}>
      <ChoiceMenu choices={choices} chosen={ticket.type} onPick={(type) => writes.make(change.type(type))}>
        <Value label={label} locked={locked}>
          {t(`type.${ticket.type}`)}
        </Value>
      </ChoiceMenu>
    </Row>
  );
}

const none = '';

export function TeamRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const teams = useTeams().data ?? [];
  const label = t('ticket.field.team');
  const options = teams.map(({ id, name }) => ({ value: id, label: name, glyph: <TeamFace name={name} /> }));
  const name = ticket.team?.name ?? t('details.noTeam');
  const glyph = ticket.team && <TeamFace name={name} size={18} />;
  return (
    <Row label={label}>
      {locked ? (
        <Value label={label} locked none={!ticket.team} glyph={glyph}>
          {name}
        </Value>
      ) : (
        <Picker
          label={label}
          options={ticket.team ? [...options, { value: none, label: t('details.noTeam') }] : options}
          chosen={ticket.team ? [ticket.team.id] : []}
          onPick={(id) => writes.make(change.team(teams.find((team) => team.id === id) ?? null))}
        >
          {(open, opened) => (
            <Value label={label} locked={false} none={!ticket.team} glyph={glyph} aria-expanded={opened} onClick={open}>
              {name}
            </Value>
          )}
        </Picker>
      )}
    </Row>
  );
}

export function AssigneeRow() {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const me = useSession().user;
  const { assignee } = ticket;
  const label = t('ticket.field.assignee');
  const name = assignee?.id === me.id ? t('details.you') : (assignee?.name ?? t('details.nobody'));
  const glyph = assignee ? <Face id={assignee.id} name={assignee.name} size={18} /> : <NoFace size={18} />;
  return (
    <Row label={label}>
      {locked ? (
        <Value label={label} locked none={!assignee} glyph={glyph}>
          {name}
        </Value>
      ) : (
        <AssignPicker>
          {(open, opened) => (
            <Value label={label} locked={false} none={!assignee} glyph={glyph} aria-expanded={opened} onClick={open}>
              {name}
            </Value>
          )}
        </AssignPicker>
      )}
      {!assignee && !locked && (
        <span className={styles.take}>
          <Button size="small" onClick={() => writes.make(change.agent({ id: me.id, name: me.name }))}>
            {t('details.takeIt')}
          </Button>
        </span>
      )}
    </Row>
  );
}
