-- Sends the requests of a file and looks at each answer: see wrk.mjs, which writes the file and reads what this says.
-- A line: status, least and most bytes of the answer, method, path, body, parted by tabs. {{n}} in it is a number of its own each time, {{c}} the cursor that
-- the answer before gave. Walking goes through the file once over one connection and writes down each time; else it goes round until the time is up.
local ffi = require("ffi")
ffi.cdef [[
  typedef struct { long s; long ns; } parley_time;
  int clock_gettime(int clock, parley_time *time);
  int kill(int process, int signal);
  int getpid(void);
]]
local MONOTONIC, INTERRUPT = 1, 2
local time = ffi.new("parley_time")
local function now()
  ffi.C.clock_gettime(MONOTONIC, time)
  return tonumber(time.s) * 1e6 + tonumber(time.ns) / 1e3
end

local pace = tonumber(os.getenv("BENCH_PACE") or "")
local walk = os.getenv("BENCH_WALK")
local requests, times = {}, nil
local at, number, cursor, began, slot = 1, tonumber(os.getenv("BENCH_FROM") or "0"), "", 0, 0
wrong, oddity = 0, ""

local function ready(line)
  local status, least, most, method, path, body = line:match("^(%d+)\t(%d+)\t(%d+)\t(%u+)\t([^\t]*)\t?(.*)$")
  local headers = {}
  for name, value in os.getenv("BENCH_HEADERS"):gmatch("([^\t\n]+)\t([^\n]*)") do headers[name] = value end
  if #body > 0 then headers["Content-Type"] = "application/json" end
  local varies = path:find("{{[nc]}}") or body:find("{{n}}")
  local one = { status = tonumber(status), least = tonumber(least), most = tonumber(most) }
  if varies then
    one.method, one.path, one.body, one.headers = method, path, #body > 0 and body or nil, headers
  else
    one.text = wrk.format(method, path, headers, #body > 0 and body or nil)
  end
  return one
end

function init()
  for line in io.lines(os.getenv("BENCH_REQUESTS")) do requests[#requests + 1] = ready(line) end
  if walk then times = io.open(walk, "w") else at = 1 + number % #requests end
end

local function text(one)
  if one.text then return one.text end
  number = number + 1
  local path = one.path:gsub("{{n}}", number):gsub("{{c}}", cursor)
  return wrk.format(one.method, path, one.headers, one.body and one.body:gsub("{{n}}", number))
end

function request()
  local said = text(requests[at])
  if not walk then at = at % #requests + 1 end
  began = now()
  return said
end

local function look(one, status, body)
  -- A mix does not tell which request an answer belongs to: 2 stands for 200 and 201.
  if (status == one.status or math.floor(status / 100) == one.status) and #body >= one.least and #body <= one.most then return end
  wrong = wrong + 1
  if wrong == 1 then oddity = string.format("%d and %d bytes: %s", status, #body, body:sub(1, 300):gsub("%c", " ")) end
end

if walk then
  function response(status, _, body)
    local took = now() - began
    times:write(string.format("%.0f\t%d\t%d\n", took, status, #body))
    look(requests[at], status, body)
    cursor = body:match('"next":"([^"]*)"', math.max(1, #body - 400)) or ""
    at = at + 1
    if requests[at] then return end
    times:close()
    at = 1
    wrk.thread:stop()
    ffi.C.kill(ffi.C.getpid(), INTERRUPT)
  end
else
  -- Which request an answer belongs to is not told: all of a file are checked as its first.
  function response(status, _, body) look(requests[1], status, body) end
end

if pace then
  function delay()
    local t = now()
    -- Who fell behind catches up on a second of it and no more.
    slot = (slot == 0 and t or math.max(slot, t - 1e6)) + 1e6 / pace
    return math.max(0, (slot - t) / 1e3)
  end
end

local running = {}
function setup(thread) running[#running + 1] = thread end

function done(summary, latency)
  local e = summary.errors
  local wrongs, first = 0, ""
  for _, thread in ipairs(running) do
    wrongs = wrongs + thread:get("wrong")
    if #first == 0 then first = thread:get("oddity") end
  end
  io.write(string.format("RESULT\t%d\t%d\t%d\t%d\t%d\t%.0f\t%.0f\t%.0f\t%.0f\t%s\n", summary.requests, summary.duration, e.connect + e.read + e.write + e.timeout,
    wrongs, summary.bytes, latency:percentile(50), latency:percentile(95), latency:percentile(99), latency.max, first))
end
