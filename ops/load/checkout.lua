-- One order per request, each under a key of its own, over the targets in TARGETS (lines: store variant rate).
-- As many as there is time for, or so many as ORDERS says, shared by two threads; each writes the nanosecond of its last
-- answer into the file ENDED, as wrk itself waits until its time is over.
local targets = {}
for line in io.lines(os.getenv("TARGETS") or "targets.txt") do
  local store, variant, rate = line:match("(%S+) (%S+) (%S+)")
  if store then targets[#targets + 1] = { store = store, variant = variant, rate = rate } end
end

local most = tonumber(os.getenv("ORDERS") or 0)
local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
  all = all or {}
  table.insert(all, thread)
end

function init(args)
  count = 0
  refused, answered = 0, 0
  math.randomseed(os.time() + id * 7919)
  run = string.format("%x%x", os.time(), math.random(1, 2 ^ 30))
end

function request()
  count = count + 1
  local target = targets[math.random(#targets)]
  local body = string.format(
    '{"customer":{"name":"Load Tester","email":"load%d@example.com","phone":""},"rate_id":"%s",' ..
    '"address":{"country":"DE","postal_code":"10115","city":"Berlin","line1":"Teststr. 1"},' ..
    '"items":[{"variant_id":"%s","quantity":1}],"note":""}',
    math.random(5000), target.rate, target.variant)
  return wrk.format("POST", "/api/v1/stores/" .. target.store .. "/checkout",
    { ["Content-Type"] = "application/json", ["Idempotency-Key"] = run .. "-" .. id .. "-" .. count }, body)
end

function response(status, headers, body)
  answered = answered + 1
  if most > 0 and answered == math.ceil(most / 2) then
    os.execute("date +%s%N >> " .. os.getenv("ENDED"))
    wrk.thread:stop()
  end
  if status ~= 201 then
    refused = refused + 1
    if refused <= 2 then print("not 201: " .. status .. " " .. body:sub(1, 300)) end
  end
end

function done(summary, latency, requests)
  local not201 = 0
  for _, thread in ipairs(all) do not201 = not201 + thread:get("refused") end
  local seconds = summary.duration / 1e6
  print(string.format("orders/s %.1f   orders %d   not 201: %d   p50 %.1f ms   p99 %.1f ms   max %.1f ms",
    (summary.requests - not201) / seconds, summary.requests - not201, not201,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
