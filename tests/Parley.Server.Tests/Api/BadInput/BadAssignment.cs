namespace Parley.Server.Tests.Api.BadInput;

/// <summary>Policies, agents and choices that cannot be.</summary>
internal static class BadAssignment
{
    private const string Rules = "PUT /api/v1/assignment/rules";
    private const string Agent = "PATCH /api/v1/agents/<agent>";
    private const string Assign = "PUT /api/v1/tickets/<ticket>/assign";
    private const string Replay = "POST /api/v1/assignment/replay";

    public static readonly Dictionary<string, Bad> Table = new Dictionary<string, Bad>[] { WrongRules(), WrongAgents(), WrongChoices() }.SelectMany(t => t).ToDictionary();

    private static Dictionary<string, Bad> WrongRules() => new()
    {
        ["a policy of a kind nobody knows"] = new(Rules, """{"default": {"kind": "lottery"}}""", 422, "unknown_word", "/default/kind"),
        ["a weight below nothing"] = new(Rules, """{"default": {"kind": "score", "weights": {"skill": -1, "load": 5}}}""", 422, "out_of_range", "/default/weights/skill"),
        ["a weight above a hundred"] = new(Rules, """{"default": {"kind": "score", "weights": {"fairness": 101}}}""", 422, "out_of_range", "/default/weights/fairness"),
        ["half a weight"] = new(Rules, """{"default": {"kind": "score", "weights": {"load": 0.5}}}""", 400, "wrong_type", "/default/weights/load"),
        ["a score that weighs nothing"] = new(Rules, """{"default": {"kind": "score", "weights": {}}}""", 422, "required", "/default/weights"),
        ["a weight of what is none"] = new(Rules, """{"default": {"kind": "score", "weights": {"luck": 5}}}""", 400, "unknown_field", "/default/weights/luck"),
        ["a policy for no team"] = new(Rules, """{"teams": [{"kind": "round_robin"}]}""", 422, "required", "/teams/0/team_id"),
        ["a policy for the team null"] = new(Rules, """{"teams": [null]}""", 422, "required", "/teams/0/team_id"),
        ["two policies for a team"] = new(Rules, """{"teams": [{"team_id": "<team>"}, {"team_id": "<team>"}]}""", 422, "duplicate", "/teams/1/team_id"),
        ["a policy for another workspace's team"] = new(Rules, """{"teams": [{"team_id": "<team>"}, {"team_id": "<their team>"}]}""", 422, "not_found", "/teams/1/team_id"),
        ["a need of nothing"] = new(Rules, """{"needs": [{"tag": "vip"}]}""", 422, "required", "/needs/0"),
        ["a need of no ticket"] = new(Rules, """{"needs": [{"skill": "returns"}]}""", 422, "required", "/needs/0"),
        ["a need of a tag and a type"] = new(Rules, """{"needs": [{"tag": "vip", "type": "task", "skill": "returns"}]}""", 422, "not_both", "/needs/0"),
        ["a need of a skill of two words"] = new(Rules, """{"needs": [{"tag": "vip", "skill": "two words"}]}""", 422, "invalid", "/needs/0/skill"),
        ["a need of a language that is none"] = new(Rules, """{"needs": [{"tag": "vip", "language": "german!"}]}""", 422, "invalid_language", "/needs/0/language"),
        ["points below nothing"] = new(Rules, """{"points": {"urgent": -5}}""", 422, "out_of_range", "/points/urgent"),
        ["rules of assignment of another version"] = new(Rules, "{}", 412, "version_mismatch") { Header = ("If-Match", "\"77\"") },
        ["rules of assignment from one who may not"] = new(Rules, "{}", 403, "forbidden") { As = Bad.Caller.Writer },
    };

    private static Dictionary<string, Bad> WrongAgents() => new()
    {
        ["an agent nobody knows"] = new("PATCH /api/v1/agents/<nobody>", """{"capacity": 5}""", 404, "not_found"),
        ["another workspace's agent"] = new("PATCH /api/v1/agents/<their agent>", """{"capacity": 5}""", 404, "not_found"),
        ["a capacity below nothing"] = new(Agent, """{"capacity": -1}""", 422, "out_of_range", "/capacity"),
        ["a capacity beyond reason"] = new(Agent, """{"capacity": 1001}""", 422, "out_of_range", "/capacity"),
        ["a skill of two words"] = new(Agent, """{"skills": ["returns", "two words"]}""", 422, "invalid", "/skills/1"),
        ["the skill null"] = new(Agent, """{"skills": [null]}""", 422, "required", "/skills/0"),
        ["51 skills"] = new(Agent, $$"""{"skills": [{{string.Join(", ", Enumerable.Range(0, 51).Select(i => $"\"skill{i}\""))}}]}""", 422, "too_many", "/skills"),
        ["a language that is none"] = new(Agent, """{"languages": ["de", "Deutsch, bitte"]}""", 422, "invalid_language", "/languages/1"),
        ["working hours nobody knows"] = new(Agent, """{"calendar_id": "<nobody>"}""", 422, "not_found", "/calendar_id"),
        ["another workspace's working hours"] = new(Agent, """{"calendar_id": "<their calendar>"}""", 422, "not_found", "/calendar_id"),
        ["an availability that is none"] = new(Agent, """{"availability": "asleep"}""", 422, "unknown_word", "/availability"),
        ["an agent changed by one who may not"] = new(Agent, """{"capacity": 5}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["no availability"] = new("PUT /api/v1/agents/<agent>/availability", "{}", 422, "required", "/availability"),
        ["another's availability from one who may not"] = new("PUT /api/v1/agents/<agent>/availability", """{"availability": "away"}""", 403, "forbidden") { As = Bad.Caller.Writer },
        ["the availability of nobody's agent"] = new("PUT /api/v1/agents/<nobody>/availability", """{"availability": "away"}""", 404, "not_found"),
    };

    private static Dictionary<string, Bad> WrongChoices() => new()
    {
        ["an agent named and chosen"] = new(Assign, """{"auto": true, "agent_id": "<agent>"}""", 422, "not_both", "/auto"),
        ["a team named and an agent chosen"] = new(Assign, """{"auto": true, "team_id": null}""", 422, "not_both", "/auto"),
        ["no choice at all"] = new(Assign, """{"auto": false}""", 422, "required", ""),
        ["a choice for a closed ticket"] = new("PUT /api/v1/tickets/<closed>/assign", """{"auto": true}""", 409, "ticket_closed"),
        ["a choice for a ticket nobody knows"] = new("PUT /api/v1/tickets/<nobody>/assign", """{"auto": true}""", 404, "not_found"),
        ["recommendations for another workspace's ticket"] = new("GET /api/v1/tickets/<their ticket>/assign/recommendations", null, 404, "not_found"),
        ["a replay of nothing"] = new(Replay, """{"policy": {"kind": "score"}}""", 422, "required", "/last"),
        ["a replay of no tickets"] = new(Replay, """{"last": 0, "policy": {"kind": "score"}}""", 422, "out_of_range", "/last"),
        ["a replay of too many tickets"] = new(Replay, """{"last": 10001, "policy": {"kind": "score"}}""", 422, "out_of_range", "/last"),
        ["a replay by no policy"] = new(Replay, """{"last": 5}""", 422, "required", "/policy"),
        ["a replay by the policy off"] = new(Replay, """{"last": 5, "policy": {}}""", 422, "out_of_range", "/policy/kind"),
        ["a replay by a weight above a hundred"] = new(Replay, """{"last": 5, "policy": {"kind": "score", "weights": {"load": 500}}}""", 422, "out_of_range", "/policy/weights/load"),
        ["a replay from one who may not"] = new(Replay, """{"last": 5, "policy": {"kind": "score"}}""", 403, "forbidden") { As = Bad.Caller.Writer },
    };
}
