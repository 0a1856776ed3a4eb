using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Tickets.Followers;
using Parley.Desk.Tickets.Links;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Data;

namespace Parley.Desk.Tickets;

internal sealed class TicketsModel : IModelPart
{
    public void Configure(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.HasKey(t => t.Id);
            ticket.Ignore(t => t.Holder).Ignore(t => t.RefusalWhenClosed).Ignore(t => t.RefusalWhenDeleted).Ignore(t => t.IsListed);
            ticket.Property(t => t.Priority).HasConversion<int>();
            ticket.Property(t => t.Version).IsConcurrencyToken();
            ticket.HasOne(t => t.Requester).WithMany().HasForeignKey(t => t.RequesterId);
            ticket.HasOne(t => t.Company).WithMany().HasForeignKey(t => t.CompanyId);
            ticket.HasOne(t => t.Assignee).WithMany().HasForeignKey(t => t.AssigneeId);
            ticket.HasOne(t => t.Team).WithMany().HasForeignKey(t => t.TeamId);
            ticket.HasOne(t => t.NamedStatus).WithMany().HasForeignKey(t => t.NamedStatusId);
        });
        model.Entity<NamedStatus>().HasKey(s => s.Id);
        model.Entity<TicketTag>(tag =>
        {
            tag.HasKey(t => new { t.TicketId, t.Tag });
            tag.HasOne<Ticket>().WithMany().HasForeignKey(t => t.TicketId);
        });
        model.Entity<TicketField>(field =>
        {
            field.HasKey(f => f.Id);
            field.Ignore(f => f.ReadOptions).Ignore(f => f.ReadRequiredOn);
        });
        model.Entity<TicketFieldValue>(value =>
        {
            value.HasKey(v => new { v.TicketId, v.FieldId, v.Value });
            value.HasOne<Ticket>().WithMany().HasForeignKey(v => v.TicketId);
            value.HasOne<TicketField>().WithMany().HasForeignKey(v => v.FieldId);
        });
        model.Entity<Message>(message =>
        {
            message.HasKey(m => m.Id);
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.TicketId);
            message.HasOne<Ticket>().WithMany().HasForeignKey(m => m.WrittenInId);
        });
        model.Entity<TicketFile>(file =>
        {
            file.HasKey(f => f.FileId);
            file.HasOne<StoredFile>().WithOne().HasForeignKey<TicketFile>(f => f.FileId);
            file.HasOne<Ticket>().WithMany().HasForeignKey(f => f.TicketId);
            file.HasOne<Message>().WithMany().HasForeignKey(f => f.MessageId);
        });
        model.Entity<TicketLink>(link =>
        {
            link.HasKey(l => l.Id);
            link.HasOne(l => l.From).WithMany().HasForeignKey(l => l.FromId);
            link.HasOne(l => l.To).WithMany().HasForeignKey(l => l.ToId);
        });
        model.Entity<TicketFollower>(follower =>
        {
            follower.HasKey(f => f.Id);
            follower.HasOne<Ticket>().WithMany().HasForeignKey(f => f.TicketId);
        });
        model.Entity<CustomerLink>(link =>
        {
            link.HasKey(l => l.Hash);
            link.HasOne<Ticket>().WithMany().HasForeignKey(l => l.TicketId);
        });
        model.Entity<TicketCounter>().HasKey(c => c.WorkspaceId);
    }
}
