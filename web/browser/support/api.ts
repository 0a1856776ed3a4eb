import type { Agent, Message, Priority, Status, Team, Ticket, TicketAccess } from '@/api/types';
import { apiKey } from './server';

type NewTicket = {
  subject: string;
  description?: string;
  priority?: Priority;
  tags?: string[];
  requester?: { email: string; name?: string };
  assignee_id?: string;
  team_id?: string;
};

/** What a test needs to be there already, made through the public API. */
export class Api {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  open(ticket: NewTicket): Promise<Ticket> {
    const usual = { description: 'It began this morning.', requester: { email: 'maya@radhaus.example', name: 'Maya Brandt' } };
    return this.#call('POST', '/tickets', { ...usual, ...ticket });
  }

  ticket(id: string): Promise<Ticket> {
    return this.#call('GET', `/tickets/${id}`);
  }

  set(id: string, changes: { status?: Status; priority?: Priority; subject?: string; tags?: string[] }): Promise<Ticket> {
    return this.#call('PATCH', `/tickets/${id}`, changes);
  }

  async find(subject: string): Promise<Ticket[]> {
    return (await this.#call<{ data: Ticket[] }>('GET', `/tickets?limit=100&q=${encodeURIComponent(`"${subject}"`)}`)).data;
  }

  handOver(id: string, team: string | null): Promise<Ticket> {
    return this.#call('PUT', `/tickets/${id}/assign`, { team_id: team });
  }

  async messages(id: string): Promise<Message[]> {
    return (await this.#call<{ data: Message[] }>('GET', `/tickets/${id}/messages`)).data;
  }

  say(id: string, body: string, kind: Message['kind'] = 'public_reply'): Promise<Message> {
    return this.#call('POST', `/tickets/${id}/messages`, { kind, body, format: 'text' });
  }

  async customerLink(id: string): Promise<string> {
    return (await this.#call<{ url: string }>('POST', `/tickets/${id}/customer-link`)).url;
  }

  addTeam(name: string): Promise<Team> {
    return this.#call('POST', '/teams', { name });
  }

  /** A policy for every ticket, with one target. */
  promise(name: string, firstResponse: number): Promise<{ id: string }> {
    const targets = ['low', 'normal', 'high', 'urgent'].map((priority) => ({ priority, first_response: firstResponse, resolution: 20 * firstResponse }));
    return this.#call('POST', '/sla/policies', { name, targets });
  }

  /** A colleague, and how to sign in as one. */
  async hire(name: string, teams: string[] = [], sees: TicketAccess = 'all'): Promise<Agent & { password: string }> {
    const email = `${name.toLowerCase().replace(/\W+/g, '.')}@halden.example`;
    const agent = await this.#call<Agent & { initial_password: string }>('POST', '/agents', { name, email, team_ids: teams, ticket_access: sees });
    return { ...agent, password: agent.initial_password };
  }

  async #call<T>(method: string, path: string, body: object = {}): Promise<T> {
    const answer = await fetch(`${this.#url}/api/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json' },
      body: method === 'GET' ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path} was answered with ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
