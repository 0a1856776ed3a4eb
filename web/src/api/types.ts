/** The one door for API types: everything else imports them from here. They come from the OpenAPI document. */
import type { components } from './schema';

type Schemas = components['schemas'];

export const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const satisfies readonly Status[];
export const priorities = ['urgent', 'high', 'normal', 'low'] as const satisfies readonly Priority[];
export const ticketTypes = ['question', 'incident', 'problem', 'task'] as const satisfies readonly TicketType[];
export const fieldTypes = ['text', 'multiline', 'number', 'decimal', 'checkbox', 'date', 'select', 'multiselect'] as const satisfies readonly FieldType[];
export const scopes = [
  'tickets.read',
  'tickets.write',
  'messages.relay',
  'contacts.read',
  'files.write',
  'people.read',
  'people.manage',
  'keys.manage',
  'jobs.manage',
  'import.run',
  'sla.manage',
  'workflow.manage',
  'escalation.manage',
  'tickets.purge',
  'assignment.manage',
  'views.manage',
  'fields.manage',
] as const;

export type Status = Schemas['TicketStatus'];
export type Priority = Schemas['Priority'];
export type Scope = (typeof scopes)[number];
export type TicketType = Schemas['TicketType'];
export type Source = Schemas['TicketSource'];
export type Role = Schemas['Role'];
export type TicketAccess = Schemas['TicketAccess'];

export type Named = Schemas['Named'];
export type Page<T> = { data: T[]; next: string | null };

export type TicketClock = Schemas['TicketClock'];
export type SlaReason = Schemas['SlaReason'];
export type SlaMetric = Schemas['SlaMetric'];
export type SlaPolicy = Schemas['SlaPolicy'];
export type SlaPolicyBody = Schemas['SlaPolicyBody'];
export type SlaTargets = Schemas['SlaTargets'];
export type SlaPreview = Schemas['SlaPreview'];
export type Calendar = Schemas['Calendar'];
export type CalendarBody = Schemas['CalendarBody'];
export type WorkingHours = Schemas['WorkingHours'];
export type Holiday = Schemas['Holiday'];

export type Session = Schemas['Session'];
export type Ticket = Schemas['Ticket'];
export type FileRef = Schemas['File'];
export type Actor = Schemas['Actor'];
export type Holder = { agent: Named | null; team: Named | null };

/** One entry of a ticket's timeline; the shape of `data` follows from `type`. */
export type TicketEvent = Schemas['Event'];
/** What happened, as the feed tells it: without the content. */
export type FeedEvent = Schemas['FeedEvent'];
export type Message = Schemas['Message'];

export type Workflow = Schemas['Workflow'];
export type MoveRule = Schemas['MoveRule'];
export type MoveNeed = NonNullable<MoveRule['needs']>[number];
export type MoveReason = Schemas['MoveReason'];
/** One of the six, or with an id one of the workspace's own. */
export type NamedStatus = Schemas['Status'];
export type WorkflowChange = Schemas['ChangeWorkflowBody'];
/** A view: `id` is a word for those that everybody has, a UUID for saved ones. */
export type View = Schemas['SavedView'];
export type ViewCount = Schemas['ViewCount'];
export type NewView = Schemas['SaveViewBody'];
export type ViewChange = Schemas['ChangeViewBody'];
export type QueryCompletion = Schemas['QueryCompletion'];
export type QuerySuggestion = Schemas['QuerySuggestion'];

export type BulkChange = Schemas['BulkChange'];
export type BulkEdits = Schemas['BulkEditsBody'];
export type BulkResult = Schemas['BulkResult'];

export type TicketField = Schemas['TicketField'];
export type FieldType = Schemas['FieldType'];
export type FieldOption = Schemas['FieldOption'];
export type NewField = Schemas['AddFieldBody'];
export type FieldChange = Schemas['ChangeFieldBody'];

export type NewTicket = Schemas['OpenTicketBody'];
export type Agent = Schemas['Agent'];
export type NewAgent = Schemas['AddAgentBody'];
export type Team = Schemas['Team'];
export type AgentChange = Schemas['ChangeAgentBody'];
export type Availability = Schemas['Availability'];

export type AssignmentRules = Schemas['AssignmentRules'];
export type AssignmentChange = Schemas['ChangeAssignmentBody'];
export type AssignmentPolicy = Schemas['AssignmentPolicy'];
export type AssignmentKind = AssignmentPolicy['kind'];
export type ScoreWeights = AssignmentPolicy['weights'];
export type TicketNeed = Schemas['TicketNeed'];
export type Recommendation = Schemas['Recommendation'];
export type Recommendations = Schemas['Recommendations'];
export type ReplayReport = Schemas['ReplayReport'];
export type ApiKey = Schemas['ApiKey'];
export type Contact = Schemas['Contact'];

export const linkRoles = ['related', 'problem', 'incident', 'parent', 'child', 'original', 'duplicate'] as const satisfies readonly LinkRole[];
export type LinkRole = Schemas['LinkRole'];
export type TicketRef = Schemas['TicketRef'];
export type LinkedTicket = Schemas['LinkedTicket'];
export type TicketLinks = Schemas['TicketLinks'];

export type Rating = Schemas['Rating'];

export type EscalateBody = Schemas['EscalateBody'];
export type Escalation = Schemas['Escalation'];
export type EscalationTier = Schemas['Tier'];
export type EscalationRule = Schemas['Rule'];
export type EscalationRuleBody = Schemas['RuleBody'];

export type TimeEntry = Schemas['TimeEntry'];
export type TicketTime = Schemas['TicketTime'];

export type Job = Schemas['Job'];
export type JobCount = Schemas['JobCount'];
export type JobSummary = Schemas['JobSummary'];
export type RetriedJobs = Schemas['RetriedJobs'];

export type Import = Schemas['Import'];
export type ImportKind = Schemas['ImportKind'];
export type ImportState = Schemas['ImportState'];
export type ImportPreview = Schemas['ImportPreview'];
export type ImportChange = Schemas['ChangeImportBody'];
export type PreviewRow = Schemas['PreviewRow'];
export type RejectedRow = Schemas['RejectedRow'];
