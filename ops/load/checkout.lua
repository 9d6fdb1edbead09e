-- One order per request, each under a key of its own, over the targets in TARGETS (lines: store variant rate).
-- As many as there is time for, or so many as ORDERS says, shared by two threads; each writes the nanosecond of its last
-- answer into the file ENDED, as wrk itself waits until its time is over.
dofile "keyed.lua"

local targets = {}
for line in io.lines(os.getenv("TARGETS") or "targets.txt") do
  local store, variant, rate = line:match("(%S+) (%S+) (%S+)")
  if store then targets[#targets + 1] = { store = store, variant = variant, rate = rate } end
end

local most = tonumber(os.getenv("ORDERS") or 0)

function init(args)
  begin()
  answered = 0
end

function request()
  local target = targets[math.random(#targets)]
  local body = string.format(
    '{"customer":{"name":"Load Tester","email":"load%d@example.com","phone":""},"rate_id":"%s",' ..
    '"address":{"country":"DE","postal_code":"10115","city":"Berlin","line1":"Teststr. 1"},' ..
    '"items":[{"variant_id":"%s","quantity":1}],"note":""}',
    math.random(5000), target.rate, target.variant)
  return post("/api/v1/stores/" .. target.store .. "/checkout", body)
end

function response(status, headers, body)
  answered = answered + 1
  if most > 0 and answered == math.ceil(most / 2) then
    os.execute("date +%s%N >> " .. os.getenv("ENDED"))
    wrk.thread:stop()
  end
  told(status, body)
end

function done(summary, latency, requests) report("orders", summary, latency) end
