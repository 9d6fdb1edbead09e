-- Asks what a cart costs that holds all TARGETS (lines: store variant rate), one to three of each, sent to Berlin.
dofile "keyed.lua"

local store, rate
local variants = {}
for line in io.lines(os.getenv("TARGETS")) do
  local variant
  store, variant, rate = line:match("(%S+) (%S+) (%S+)")
  variants[#variants + 1] = variant
end

function init(args)
  begin()
end

function request()
  local items = {}
  for i, variant in ipairs(variants) do
    items[i] = string.format('{"variant_id":"%s","quantity":%d}', variant, math.random(3))
  end
  return post("/api/v1/stores/" .. store .. "/price", string.format(
    '{"rate_id":"%s","address":{"country":"DE","postal_code":"10115","city":"Berlin","line1":"Teststr. 1"},"items":[%s]}',
    rate, table.concat(items, ",")))
end

function response(status, headers, body) told(status, body, 200) end

function done(summary, latency, requests) report("calls", summary, latency, 200) end
