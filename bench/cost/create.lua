-- Opens tickets, each with words of its own and one of a thousand requesters.
local threads = 0
function setup(thread)
  thread:set("part", threads)
  threads = threads + 1
end

local n = 0
function request()
  n = n + 1
  local body = string.format(
    '{"subject":"Printer %d of hall %d beeps","description":"It has no paper, says error %d, and beeps since this morning. What can I do?","requester":{"email":"c%d@example.com","name":"A customer"}}',
    n, part, n * 7, n % 1000)
  return wrk.format("POST", "/api/v1/tickets", { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. os.getenv("PARLEY_API_KEY") }, body)
end

function done(summary)
  io.write(string.format("RESULT %d %d %d\n", summary.requests, summary.duration, summary.errors.status + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
