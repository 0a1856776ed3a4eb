/** The one door for API types: everything else imports them from here. */

export const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const;
export const priorities = ['urgent', 'high', 'normal', 'low'] as const;
export const ticketTypes = ['question', 'incident', 'problem', 'task'] as const;
export const scopes = [
  'tickets.read',
  'tickets.write',
  'messages.relay',
  'contacts.read',
  'files.write',
  'people.read',
  'people.manage',
  'keys.manage',
] as const;

export type Status = (typeof statuses)[number];
export type Priority = (typeof priorities)[number];
export type Scope = (typeof scopes)[number];
export type TicketType = (typeof ticketTypes)[number];
export type Source = 'email' | 'web' | 'chat' | 'phone' | 'api' | 'social' | 'connector';
export type Role = 'admin' | 'agent';
export type TicketAccess = 'all' | 'teams';

export type Named = { id: string; name: string };
export type Page<T> = { data: T[]; next: string | null };

export type Session = {
  user: {
    id: string;
    name: string;
    email: string;
    role: Role;
    ticket_access: TicketAccess;
    permissions: string[];
    teams: Named[];
  };
  workspace: { id: string; name: string; slug: string };
  csrf_token: string;
};

export type Clock = { metric: string; due_at: string; state: string; remaining_s: number; reasons: string[] };

export type External = { connection_id: string; integration: string; id: string; url: string; synced_at: string };

export type Ticket = {
  id: string;
  number: number;
  subject: string;
  status: Status;
  priority: Priority;
  type: TicketType;
  source: Source;
  requester: { id: string; name: string; email: string };
  assignee: Named | null;
  team: Named | null;
  company: Named | null;
  tags: string[];
  custom_fields: Record<string, unknown>;
  created_at: string;
  updated_at: string;
  first_response_at: string | null;
  resolved_at: string | null;
  closed_at: string | null;
  sla: Clock[];
  external: External[];
  version: number;
};

export type FileRef = { id: string; name: string; type: string; size: number; scan: string; thumbnail_url: string | null };

export type Actor = { type: 'contact' | 'agent' | 'bot' | 'integration' | 'system'; id: string | null; name: string };

export type Holder = { agent: Named | null; team: Named | null };

/** One entry of a ticket's timeline; the shape of `data` follows from `type`. */
export type TicketEvent = { id: string; type: string; at: string; actor: Actor; ticket_id: string; data: unknown };

export type Message = {
  id: string;
  ticket_id: string;
  kind: 'public_reply' | 'internal_note' | 'system' | 'call' | 'chat';
  author: Actor;
  body_html: string;
  body_text: string;
  files: FileRef[];
  created_at: string;
  delivery: unknown;
};

export type NewTicket = {
  subject: string;
  description: string;
  requester: { email: string; name?: string };
  priority?: Priority;
  assignee_id?: string;
  team_id?: string;
  tags?: string[];
  file_ids?: string[];
};

export type Agent = {
  id: string;
  name: string;
  email: string;
  role: Role;
  ticket_access: TicketAccess;
  teams: Named[];
  active: boolean;
};

export type NewAgent = { email: string; name: string; role: Role; ticket_access: TicketAccess; team_ids: string[] };
export type Team = { id: string; name: string; agents: number };
export type ApiKey = { id: string; name: string; scopes: string[]; created_at: string; last_used_at: string | null };
export type Contact = { id: string; name: string; email: string; company: Named | null; created_at: string };
