using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Assignment;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Replay;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Waiting;
using Parley.Desk.BulkChanges;
using Parley.Desk.Calendars;
using Parley.Desk.Counters;
using Parley.Desk.Escalation;
using Parley.Desk.Escalation.Rules;
using Parley.Desk.Feed;
using Parley.Desk.Files;
using Parley.Desk.Imports;
using Parley.Desk.Imports.Runs;
using Parley.Desk.Jobs;
using Parley.Desk.People;
using Parley.Desk.People.Accounts;
using Parley.Desk.People.Contacts;
using Parley.Desk.People.Keys;
using Parley.Desk.Ratings;
using Parley.Desk.SavedViews;
using Parley.Desk.Search;
using Parley.Desk.Search.Language;
using Parley.Desk.Seed;
using Parley.Desk.Sla;
using Parley.Desk.Sla.Clocks;
using Parley.Desk.Sla.Policies;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Tickets.Followers;
using Parley.Desk.Tickets.Links;
using Parley.Desk.Tickets.Merging;
using Parley.Desk.Tickets.Messages;
using Parley.Desk.Tickets.Splitting;
using Parley.Desk.Tickets.Trash;
using Parley.Desk.Time;
using Parley.Desk.Workflow;
using Parley.Desk.Workflow.Statuses;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk;

/// <summary>Composes the helpdesk: each capability's model, its rows of the permission table and of the table of facts.</summary>
public static class DeskServices
{
    /// <param name="files">The folder for uploaded files.</param>
    public static IServiceCollection AddDesk(this IServiceCollection services, string files, TrashRetention trash)
    {
        services.AddSingleton(trash);
        services.AddSingleton<IModelPart, PeopleModel>();
        services.AddSingleton<IModelPart, TeamsModel>();
        services.AddSingleton<IModelPart, FilesModel>();
        services.AddSingleton<IModelPart, TicketsModel>();
        services.AddSingleton<IModelPart, CountersModel>();
        services.AddSingleton<IModelPart, SearchModel>();
        services.AddSingleton<IModelPart, CalendarsModel>();
        services.AddSingleton<IModelPart, SlaModel>();
        services.AddSingleton<IModelPart, AssignmentModel>();
        services.AddSingleton<IModelPart, WorkflowModel>();
        services.AddSingleton<IModelPart, ViewsModel>();
        services.AddSingleton<IModelPart, TimeModel>();
        services.AddSingleton<IModelPart, RatingsModel>();
        services.AddSingleton<IModelPart, EscalationModel>();
        services.AddSingleton<IModelPart, ImportsModel>();
        services.AddSingleton<IModelPart, BulkChangesModel>();
        services.AddSingleton(new MigrationSource(typeof(DeskServices).Assembly));
        services.AddSingleton<IProjection, SearchText>();
        services.AddSingleton<IProjection, CountTickets>();
        services.AddSingleton(provider => new LocalFiles(files, provider.GetRequiredService<CommitPoints>()));
        services.AddSingleton<TicketNumbers>();
        services.AddSingleton<WorkspaceLookup>();
        services.AddSingleton<KnownKeys>();
        services.AddSingleton<Callers>();
        services.AddSingleton<CustomerCallers>();
        services.AddSingleton<RaterCallers>();
        services.AddSingleton<HireAgent>();
        services.AddSingleton<FoundWorkspace>();
        services.AddSingleton<RowImporter>();
        services.AddSingleton<FillWorkspace>();
        services.AddSingleton<PreviewImport>();
        services.AddSingleton<KnownFields>();
        services.AddSingleton<TicketFields>();
        services.AddSingleton<KnownWorkflows>();
        services.AddSingleton<TicketMoves>();
        services.AddSingleton<FollowUps>();
        services.AddJob<CloseResolvedTickets>(new(CloseResolvedTickets.Kind, typeof(CloseResolvedTickets)) { Every = TimeSpan.FromMinutes(1), AtOnce = 1 });
        services.AddJob<SweepRules>(new(SweepRules.Kind, typeof(SweepRules)) { Every = TimeSpan.FromMinutes(1), AtOnce = 1 });
        services.AddJob<EmptyTrash>(new(EmptyTrash.Kind, typeof(EmptyTrash)) { Every = TimeSpan.FromHours(1), AtOnce = 1 });
        services.AddJob<FoldCounts>(new(FoldCounts.Kind, typeof(FoldCounts)) { Every = TimeSpan.FromSeconds(10), AtOnce = 1 });
        services.AddJob<RunImport>(new(RunImport.Kind, typeof(RunImport)) { AtOnce = 1 });
        services.AddJob<RunBulkChange>(new(RunBulkChange.Kind, typeof(RunBulkChange)) { AtOnce = 2 });
        AddSla(services);
        AddAssignment(services);
        AddAccounts(services);
        services.AddSingleton(FactTable());
        services.AddSingleton(PermissionTable(services));
        return services;
    }

    private static UseCases PermissionTable(IServiceCollection services) => new UseCases(services)
        .Add<CreateWorkspace, Workspace, CreateWorkspaceHandler>(Permissions.PeopleManage)
        .Add<ReadContact, ContactView, ReadContactHandler>(Permissions.ContactsRead)
        .Add<ListContacts, Page<ContactView>, ListContactsHandler>(Permissions.ContactsRead)
        .Add<AddCompany, CompanyId, AddCompanyHandler>(Permissions.PeopleManage)
        .Add<MakeApiKey, NewApiKey, MakeApiKeyHandler>(Permissions.KeysManage)
        .Add<ListApiKeys, Page<ApiKeyView>, ListApiKeysHandler>(Permissions.KeysManage)
        .Add<DeleteApiKey, Done, DeleteApiKeyHandler>(Permissions.KeysManage)
        .Add<AddTeam, TeamView, AddTeamHandler>(Permissions.PeopleManage)
        .Add<ListTeams, Page<TeamView>, ListTeamsHandler>(Permissions.PeopleRead)
        .Add<AddAgent, AddedAgent, AddAgentHandler>(Permissions.PeopleManage)
        .Add<SetUpWorkspace, FoundedWorkspace, SetUpWorkspaceHandler>(Permissions.PeopleManage)
        .Add<ListAgents, Page<AgentView>, ListAgentsHandler>(Permissions.PeopleRead)
        .Add<ReadAgent, AgentView, ReadAgentHandler>(Permissions.PeopleRead)
        .Add<OpenTicket, TicketView, OpenTicketHandler>(Permissions.TicketsWrite)
        .Add<TicketsInSight, IReadOnlyList<TicketId>, TicketsInSightHandler>(Permissions.TicketsRead)
        .Add<ReadTicket, TicketView, ReadTicketHandler>(Permissions.TicketsRead)
        .Add<AddMessage, MessageView, AddMessageHandler>(Permissions.TicketsWrite)
        .Add<ReadMessages, Page<MessageView>, ReadMessagesHandler>(Permissions.TicketsRead)
        .Add<ReadTimeline, Page<EventView>, ReadTimelineHandler>(Permissions.TicketsRead)
        .Add<AssignTicket, TicketView, AssignTicketHandler>(Permissions.TicketsWrite)
        .Add<ChangePriority, TicketView, ChangePriorityHandler>(Permissions.TicketsWrite)
        .Add<AddFiles, IReadOnlyList<FileView>, AddFilesHandler>(Permissions.FilesWrite)
        .Add<DownloadFile, FileView, DownloadFileHandler>(Permissions.TicketsRead)
        .Add<ListTicketFiles, Page<FileView>, ListTicketFilesHandler>(Permissions.TicketsRead)
        .Add<MakeCustomerLink, CustomerToken, MakeCustomerLinkHandler>(Permissions.TicketsWrite)
        .Add<SubmitRequest, CustomerToken, SubmitRequestHandler>(Permissions.CustomerAsk)
        .Add<ReadOwnTicket, OwnTicket, ReadOwnTicketHandler>(Permissions.CustomerAsk)
        .Add<AnswerOwnTicket, OwnAnswer, AnswerOwnTicketHandler>(Permissions.CustomerAsk)
        .Add<DownloadOwnFile, FileView, DownloadOwnFileHandler>(Permissions.CustomerAsk)
        .Add<ListTickets, Page<TicketView>, ListTicketsHandler>(Permissions.TicketsRead)
        .Add<ReadStats, TicketStats, ReadStatsHandler>(Permissions.TicketsRead)
        .Add<CompleteQuery, QueryCompletion, CompleteQueryHandler>(Permissions.TicketsRead)
        .Add<ListViews, Page<SavedViewView>, ListViewsHandler>(Permissions.TicketsRead)
        .Add<ReadView, SavedViewView, ReadViewHandler>(Permissions.TicketsRead)
        .Add<SaveView, SavedViewView, SaveViewHandler>(Permissions.TicketsRead)
        .Add<ChangeView, SavedViewView, ChangeViewHandler>(Permissions.TicketsRead)
        .Add<DeleteView, Done, DeleteViewHandler>(Permissions.TicketsRead)
        .Add<CountViews, ViewCounts, CountViewsHandler>(Permissions.TicketsRead)
        .Add<ChangeStatus, TicketView, ChangeStatusHandler>(Permissions.TicketsWrite)
        .Add<UpdateTicket, TicketView, UpdateTicketHandler>(Permissions.TicketsWrite)
        .Add<ReadWorkflow, WorkflowView, ReadWorkflowHandler>(Permissions.TicketsRead)
        .Add<ChangeWorkflow, WorkflowView, ChangeWorkflowHandler>(Permissions.WorkflowManage)
        .Add<CloseResolved, ClosedTickets, CloseResolvedHandler>(Permissions.WorkflowManage)
        .Add<ListStatuses, Page<StatusView>, ListStatusesHandler>(Permissions.TicketsRead)
        .Add<AddStatus, StatusView, AddStatusHandler>(Permissions.WorkflowManage)
        .Add<ChangeNamedStatus, StatusView, ChangeNamedStatusHandler>(Permissions.WorkflowManage)
        .Add<DeleteStatus, Done, DeleteStatusHandler>(Permissions.WorkflowManage)
        .Add<ListFields, Page<TicketFieldView>, ListFieldsHandler>(Permissions.TicketsRead)
        .Add<ReadField, TicketFieldView, ReadFieldHandler>(Permissions.TicketsRead)
        .Add<AddField, TicketFieldView, AddFieldHandler>(Permissions.FieldsManage)
        .Add<ChangeField, TicketFieldView, ChangeFieldHandler>(Permissions.FieldsManage)
        .Add<ArchiveField, Done, ArchiveFieldHandler>(Permissions.FieldsManage)
        .Add<OrderFields, Page<TicketFieldView>, OrderFieldsHandler>(Permissions.FieldsManage)
        .Add<MergeTicket, TicketView, MergeTicketHandler>(Permissions.TicketsWrite)
        .Add<UnmergeTicket, TicketView, UnmergeTicketHandler>(Permissions.TicketsWrite)
        .Add<SplitTicket, TicketView, SplitTicketHandler>(Permissions.TicketsWrite)
        .Add<DeleteTicket, TicketView, DeleteTicketHandler>(Permissions.TicketsWrite)
        .Add<RestoreTicket, TicketView, RestoreTicketHandler>(Permissions.TicketsWrite)
        .Add<PurgeTicket, Done, PurgeTicketHandler>(Permissions.TicketsPurge)
        .Add<PurgeTrash, int, PurgeTrashHandler>(Permissions.TicketsPurge)
        .Add<MarkSpam, TicketView, MarkSpamHandler>(Permissions.TicketsWrite)
        .Add<UnmarkSpam, TicketView, UnmarkSpamHandler>(Permissions.TicketsWrite)
        .Add<ListLinks, TicketLinks, ListLinksHandler>(Permissions.TicketsRead)
        .Add<LinkTickets, LinkView, LinkTicketsHandler>(Permissions.TicketsWrite)
        .Add<UnlinkTickets, Done, UnlinkTicketsHandler>(Permissions.TicketsWrite)
        .Add<ListFollowers, Page<FollowerView>, ListFollowersHandler>(Permissions.TicketsRead)
        .Add<AddFollower, FollowerView, AddFollowerHandler>(Permissions.TicketsWrite)
        .Add<RemoveFollower, Done, RemoveFollowerHandler>(Permissions.TicketsWrite)
        .Add<EscalateTicket, TicketView, EscalateTicketHandler>(Permissions.TicketsWrite)
        .Add<TakeBackEscalation, TicketView, TakeBackEscalationHandler>(Permissions.TicketsWrite)
        .Add<ListEscalations, EscalationHistory, ListEscalationsHandler>(Permissions.TicketsRead)
        .Add<ReadTiers, EscalationTiers, ReadTiersHandler>(Permissions.TicketsRead)
        .Add<SetTiers, EscalationTiers, SetTiersHandler>(Permissions.EscalationManage)
        .Add<ListRules, EscalationRules, ListRulesHandler>(Permissions.EscalationManage)
        .Add<MakeRule, RuleView, MakeRuleHandler>(Permissions.EscalationManage)
        .Add<ChangeRule, RuleView, ChangeRuleHandler>(Permissions.EscalationManage)
        .Add<DeleteRule, Done, DeleteRuleHandler>(Permissions.EscalationManage)
        .Add<FollowRules, int, FollowRulesHandler>(Permissions.EscalationManage)
        .Add<MakeRatingLink, RatingToken, MakeRatingLinkHandler>(Permissions.TicketsWrite)
        .Add<ReadRating, RatingView, ReadRatingHandler>(Permissions.TicketsRead)
        .Add<ReadOwnRating, OwnRating, ReadOwnRatingHandler>(Permissions.CustomerAsk)
        .Add<RateOwnTicket, RatingView, RateOwnTicketHandler>(Permissions.CustomerAsk)
        .Add<ListTime, TicketTime, ListTimeHandler>(Permissions.TicketsRead)
        .Add<AddTime, TimeEntryView, AddTimeHandler>(Permissions.TicketsWrite)
        .Add<ChangeTime, TimeEntryView, ChangeTimeHandler>(Permissions.TicketsWrite)
        .Add<DeleteTime, Done, DeleteTimeHandler>(Permissions.TicketsWrite)
        .Add<StartTimer, TimeEntryView, StartTimerHandler>(Permissions.TicketsWrite)
        .Add<StopTimer, TimeEntryView, StopTimerHandler>(Permissions.TicketsWrite)
        .Add<ReadTimer, OwnTimer, ReadTimerHandler>(Permissions.TicketsRead)
        .Add<ReadFeed, FeedPage, ReadFeedHandler>(Permissions.TicketsRead)
        .Add<TicketsLost, IReadOnlyList<TicketId>, TicketsLostHandler>(Permissions.TicketsRead)
        .Add<ReadEvent, FeedEvent, ReadEventHandler>(Permissions.TicketsRead)
        .Add<ReadSomeTickets, IReadOnlyList<TicketView>, ReadSomeTicketsHandler>(Permissions.TicketsRead)
        .Add<ReadSomeMessages, IReadOnlyList<MessageView>, ReadSomeMessagesHandler>(Permissions.TicketsRead)
        .Add<ListJobs, Page<JobView>, ListJobsHandler>(Permissions.JobsManage)
        .Add<CountJobs, JobSummary, CountJobsHandler>(Permissions.JobsManage)
        .Add<RetryJob, JobView, RetryJobHandler>(Permissions.JobsManage)
        .Add<RetryDeadJobs, RetriedJobs, RetryDeadJobsHandler>(Permissions.JobsManage)
        .Add<DiscardJob, Done, DiscardJobHandler>(Permissions.JobsManage)
        .Add<KnownRows, IReadOnlyDictionary<string, byte[]>, KnownRowsHandler>(Permissions.ImportRun)
        .Add<ImportRows, ImportedRows, ImportRowsHandler>(Permissions.ImportRun)
        .Add<UploadImport, ImportView, UploadImportHandler>(Permissions.ImportRun)
        .Add<ListImports, Page<ImportView>, ListImportsHandler>(Permissions.ImportRun)
        .Add<ReadImport, ImportView, ReadImportHandler>(Permissions.ImportRun)
        .Add<ChangeImport, ImportView, ChangeImportHandler>(Permissions.ImportRun)
        .Add<StartImport, ImportView, StartImportHandler>(Permissions.ImportRun)
        .Add<CancelImport, ImportView, CancelImportHandler>(Permissions.ImportRun)
        .Add<DeleteImport, DeletedImport, DeleteImportHandler>(Permissions.ImportRun)
        .Add<ReadRejected, IReadOnlyList<RejectedRowView>, ReadRejectedHandler>(Permissions.ImportRun)
        .Add<FindImport, Import, FindImportHandler>(Permissions.ImportRun)
        .Add<MakeCalendar, CalendarView, MakeCalendarHandler>(Permissions.SlaManage)
        .Add<ChangeCalendar, CalendarView, ChangeCalendarHandler>(Permissions.SlaManage)
        .Add<DeleteCalendar, Done, DeleteCalendarHandler>(Permissions.SlaManage)
        .Add<ListCalendars, Page<CalendarView>, ListCalendarsHandler>(Permissions.SlaManage)
        .Add<ReadCalendar, CalendarView, ReadCalendarHandler>(Permissions.SlaManage)
        .Add<MakeSlaPolicy, SlaPolicyView, MakeSlaPolicyHandler>(Permissions.SlaManage)
        .Add<ChangeSlaPolicy, SlaPolicyView, ChangeSlaPolicyHandler>(Permissions.SlaManage)
        .Add<DeleteSlaPolicy, Done, DeleteSlaPolicyHandler>(Permissions.SlaManage)
        .Add<OrderSlaPolicies, Page<SlaPolicyView>, OrderSlaPoliciesHandler>(Permissions.SlaManage)
        .Add<ListSlaPolicies, Page<SlaPolicyView>, ListSlaPoliciesHandler>(Permissions.SlaManage)
        .Add<ReadSlaPolicy, SlaPolicyView, ReadSlaPolicyHandler>(Permissions.SlaManage)
        .Add<PreviewSlaPolicy, SlaPreview, PreviewSlaPolicyHandler>(Permissions.SlaManage)
        .Add<RaiseDue, int, RaiseDueHandler>(Permissions.SlaManage)
        .Add<TicketsWithClocks, IReadOnlyList<TicketId>, TicketsWithClocksHandler>(Permissions.SlaManage)
        .Add<ReckonAnew, Done, ReckonAnewHandler>(Permissions.SlaManage)
        .Add<ChangeDuty, AgentView, ChangeDutyHandler>(Permissions.AssignmentManage)
        .Add<SetAvailability, AgentView, SetAvailabilityHandler>(Permissions.TicketsWrite)
        .Add<ReadAssignmentRules, AssignmentRulesView, ReadAssignmentRulesHandler>(Permissions.AssignmentManage)
        .Add<ChangeAssignmentRules, AssignmentRulesView, ChangeAssignmentRulesHandler>(Permissions.AssignmentManage)
        .Add<RecommendAgents, Recommendations, RecommendAgentsHandler>(Permissions.TicketsWrite)
        .Add<AssignAutomatically, TicketView, AssignAutomaticallyHandler>(Permissions.TicketsWrite)
        .Add<PlaceTicket, bool, PlaceTicketHandler>(Permissions.AssignmentManage)
        .Add<NextWaiting, IReadOnlyList<TicketId>, NextWaitingHandler>(Permissions.AssignmentManage)
        .Add<LoadReplay, ReplayStuff, LoadReplayHandler>(Permissions.AssignmentManage)
        .Add<KeepReplay, ReplayReport, KeepReplayHandler>(Permissions.AssignmentManage)
        .Add<StartBulkChange, BulkChangeView, StartBulkChangeHandler>(Permissions.TicketsWrite)
        .Add<ReadBulkChange, BulkChangeView, ReadBulkChangeHandler>(Permissions.TicketsRead)
        .Add<ListBulkChanges, Page<BulkChangeView>, ListBulkChangesHandler>(Permissions.TicketsRead)
        .Add<ListBulkResults, Page<BulkResultView>, ListBulkResultsHandler>(Permissions.TicketsRead)
        .Add<CancelBulkChange, BulkChangeView, CancelBulkChangeHandler>(Permissions.TicketsWrite)
        .Add<FindBulkChange, BulkChange, FindBulkChangeHandler>(Permissions.TicketsRead)
        .Add<AdvanceBulkChange, int, AdvanceBulkChangeHandler>(Permissions.TicketsWrite)
        .Add<AdvanceImport, Done, AdvanceImportHandler>(Permissions.ImportRun)
        .Add<EndImport, EndedImport, EndImportHandler>(Permissions.ImportRun);

    private static FactNames FactTable() => new FactNames()
        .Add<TicketOpened>("ticket.created", "ticket_changed")
        .Add<TicketUpdated>("ticket.updated", "ticket_changed")
        .Add<StatusChanged>("ticket.status_changed", "ticket_changed")
        .Add<TicketAssigned>("ticket.assigned", "ticket_changed")
        .Add<TicketResolved>("ticket.resolved", "ticket_changed")
        .Add<TicketClosed>("ticket.closed", "ticket_changed")
        .Add<TicketReopened>("ticket.reopened", "ticket_changed")
        .Add<MessageAdded>("comment.added", "message_added")
        .Add<TicketMerged>("ticket.merged", "ticket_changed")
        .Add<TicketUnmerged>("ticket.unmerged", "ticket_changed")
        .Add<TicketSplit>("ticket.split", "ticket_changed")
        .Add<TicketDeleted>("ticket.deleted", "ticket_changed")
        .Add<TicketRestored>("ticket.restored", "ticket_changed")
        .Add<TicketSpamMarked>("ticket.spam_marked", "ticket_changed")
        .Add<TicketPurged>("ticket.purged", null)
        .Add<TicketLinked>("ticket.linked", "ticket_changed")
        .Add<TicketFollowed>("ticket.followed", "ticket_changed")
        .Add<TicketEscalated>("ticket.escalated", "ticket_changed")
        .Add<EscalationTakenBack>("ticket.escalation_taken_back", "ticket_changed")
        .Add<RatingReceived>("rating.received", "ticket_changed")
        .Add<TimeLogged>("ticket.time_logged", "ticket_changed")
        .Add<FileAdded>("file.added", "file_changed")
        .Add<SlaWarned>("sla.warning", "ticket_changed")
        .Add<SlaBreached>("sla.breached", "ticket_changed");

    private static void AddSla(IServiceCollection services)
    {
        services.AddSingleton<KnownRules>();
        services.AddSingleton<RulesChange>();
        services.AddSingleton<ICalendarUser>(provider => provider.GetRequiredService<RulesChange>());
        services.AddSingleton<IFollowUp, MoveClocks>();
        services.AddSingleton<ShowClocks>();
        services.AddSingleton<IAnswerPart<TicketView>>(provider => provider.GetRequiredService<ShowClocks>());
        services.AddSingleton<IAnswerPart<Page<TicketView>>>(provider => provider.GetRequiredService<ShowClocks>());
        services.AddSingleton<IAnswerPart<IReadOnlyList<TicketView>>>(provider => provider.GetRequiredService<ShowClocks>());
        services.AddJob<SweepClocks>(new(SweepClocks.Kind, typeof(SweepClocks)) { Every = TimeSpan.FromSeconds(20), AtOnce = 1 });
        services.AddJob<ReckonClocks>(new(ReckonClocks.Kind, typeof(ReckonClocks)) { AtOnce = 1 });
    }

    private static void AddAssignment(IServiceCollection services)
    {
        services.AddSingleton<KnownAssignment>();
        services.AddSingleton<ICalendarUser, AgentCalendars>();
        services.AddSingleton<Placement>();
        services.AddSingleton<ReplayAssignment>();
        services.AddSingleton<IFollowUp, AskForTriage>();
        services.AddSingleton<IProjection, CountLoad>();
        services.AddSingleton<ShowDuty>();
        services.AddSingleton<IAnswerPart<AgentView>>(provider => provider.GetRequiredService<ShowDuty>());
        services.AddSingleton<IAnswerPart<Page<AgentView>>>(provider => provider.GetRequiredService<ShowDuty>());
        services.AddJob<TriageTicket>(new(TriageTicket.Kind, typeof(TriageTicket)));
        services.AddJob<WaitingLine>(new(WaitingLine.Kind, typeof(WaitingLine)) { AtOnce = 1 });
        services.AddJob<MoveLines>(new(MoveLines.Kind, typeof(MoveLines)) { Every = TimeSpan.FromSeconds(10), AtOnce = 1 });
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().Configure(options =>
        {
            // Length is what counts (NIST SP 800-63B, 5.1.1.2); rules on kinds of characters only make passwords alike.
            options.Password.RequiredLength = 10;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.User.RequireUniqueEmail = true;
            options.Lockout.MaxFailedAccessAttempts = 8;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
        });
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordValidator<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<SessionEnds>();
    }
}
