using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.People.Accounts;

/// <summary>
/// Accounts stand outside all workspaces, so they do not pass the Dispatcher. Passwords, their rules and the lock-out are ASP.NET Core
/// Identity's; a password is never hashed while a transaction is open, for that takes longer than a hundred writes.
/// </summary>
public sealed class AccountBook(
    Sessions sessions,
    IdSource ids,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IPasswordValidator<Account>> passwordRules,
    ILookupNormalizer normalizer,
    IServiceProvider services,
    ILogger<UserManager<Account>> logger)
{
    private static readonly Refusal WrongPassword = new(RefusalKind.Unauthenticated, "wrong_credentials", "The email address or the password is not right.");

    // Checked when there is no such account, so that the time of the answer does not tell.
    private readonly string _nobodysHash = hasher.HashPassword(new Account(), "nobody signs in with this");

    public async Task<Result<Account>> SignIn(string email, string password, CancellationToken ct)
    {
        var account = await Find(email, ct);
        if (account is { LockoutEnd: { } until } && until > Now())
        {
            return new Refusal(RefusalKind.TooMany, "locked_out", $"Too many wrong passwords. Try again after {until:HH:mm} UTC.")
            {
                RetryAfter = until - Now(),
            };
        }

        var verdict = hasher.VerifyHashedPassword(account ?? new Account(), account?.PasswordHash ?? _nobodysHash, password);
        // One without a password is nobody's to sign in with, whatever was typed.
        if (account?.PasswordHash is null)
        {
            return WrongPassword;
        }

        var right = verdict != PasswordVerificationResult.Failed;
        if (!right || account.AccessFailedCount > 0)
        {
            await CountTry(account.Id, right, ct);
        }

        return right ? account : WrongPassword;
    }

    /// <summary>The account that has this address already (its password stays), or a new one, ready to be kept with the agent it is for.</summary>
    public async Task<Result<Account>> FindOrPrepare(string email, string password, CancellationToken ct)
    {
        if (await Find(email, ct) is { } known)
        {
            return known;
        }

        var account = new Account
        {
            Id = ids.NextGuid(),
            UserName = email,
            NormalizedUserName = normalizer.NormalizeName(email),
            Email = email,
            NormalizedEmail = normalizer.NormalizeEmail(email),
            SecurityStamp = SecretToken.Make(ids),
            LockoutEnabled = true,
        };
        if (await Weak(account, password, "/password", ct) is { } weak)
        {
            return weak;
        }

        account.PasswordHash = hasher.HashPassword(account, password);
        return account;
    }

    /// <summary>Changes the password and, with the security stamp, ends every other session.</summary>
    /// <returns>The new security stamp.</returns>
    public async Task<Result<string>> ChangePassword(Guid id, string current, string next, CancellationToken ct)
    {
        Account? account;
        await using (var session = await sessions.Read(null, ct))
        {
            account = await session.Db.FindAsync<Account>([id], ct);
        }

        if (account?.PasswordHash is null || hasher.VerifyHashedPassword(account, account.PasswordHash, current) == PasswordVerificationResult.Failed)
        {
            return Refusal.Invalid("/current_password", "wrong_password", "This is not your present password.");
        }

        if (await Weak(account, next, "/new_password", ct) is { } weak)
        {
            return weak;
        }

        var hash = hasher.HashPassword(account, next);
        await using (var session = await sessions.Write(null, ct))
        {
            using var manager = Manager(session);
            var stored = (await session.Db.FindAsync<Account>([id], ct))!; // accounts are not deleted
            stored.PasswordHash = hash;
            await manager.UpdateSecurityStampAsync(stored);
            await session.Commit(ct);
            return stored.SecurityStamp!; // just set
        }
    }

    private async Task<Account?> Find(string email, CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        using var manager = Manager(session);
        return await manager.FindByEmailAsync(email.Trim());
    }

    // One statement, so that many tries at once are all counted. Identity's own way loses those that meet.
    private async Task CountTry(Guid id, bool right, CancellationToken ct)
    {
        var lockout = options.Value.Lockout;
        var until = Now() + lockout.DefaultLockoutTimeSpan;
        await using var session = await sessions.Write(null, ct);
        var account = session.Db.Set<Account>().Where(a => a.Id == id);
        await (right
            ? account.ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0), ct)
            : account.ExecuteUpdateAsync(
                set => set
                    .SetProperty(a => a.LockoutEnd, a => a.AccessFailedCount + 1 >= lockout.MaxFailedAccessAttempts ? until : a.LockoutEnd)
                    .SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1 >= lockout.MaxFailedAccessAttempts ? 0 : a.AccessFailedCount + 1),
                ct));
        await session.Commit(ct);
    }

    private async Task<Refusal?> Weak(Account account, string password, string field, CancellationToken ct)
    {
        if (password.Length > 200)
        {
            return Refusal.Invalid(field, "too_long", "At most 200 characters.");
        }

        await using var session = await sessions.Read(null, ct);
        using var manager = Manager(session);
        foreach (var rule in passwordRules)
        {
            var verdict = await rule.ValidateAsync(manager, account, password);
            if (!verdict.Succeeded)
            {
                return Refusal.Invalid(field, "weak_password", string.Join(' ', verdict.Errors.Select(e => e.Description)));
            }
        }

        return null;
    }

    private UserManager<Account> Manager(Session session) =>
        new(
            new UserOnlyStore<Account, AppDb, Guid>(session.Db),
            options,
            hasher,
            [],
            passwordRules,
            normalizer,
            new IdentityErrorDescriber(),
            services,
            logger);

    // Identity's lock-out runs on the system's clock, so its end is compared with the same.
    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();
}
