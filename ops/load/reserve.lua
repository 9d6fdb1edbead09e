-- One reservation of one unit per request, each under a key of its own, of the variant with the SKU in SKU.
local threads = 0
function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
  all = all or {}
  table.insert(all, thread)
end

function init(args)
  count, refused = 0, 0
  math.randomseed(os.time() + id * 7919)
  run = string.format("%x%x", os.time(), math.random(1, 2 ^ 30))
  path = "/api/v1/stores/" .. os.getenv("STORE") .. "/stock/reservations"
  body = string.format('{"items":[{"sku":"%s","quantity":1}],"expires_in":3600,"reference":"load"}', os.getenv("SKU"))
  auth = "Bearer " .. os.getenv("KEY")
end

function request()
  count = count + 1
  return wrk.format("POST", path, { ["Content-Type"] = "application/json", ["Authorization"] = auth,
    ["Idempotency-Key"] = run .. "-" .. id .. "-" .. count }, body)
end

function response(status, headers, answer)
  if status ~= 201 then
    refused = refused + 1
    if refused <= 2 then print("not 201: " .. status .. " " .. answer:sub(1, 300)) end
  end
end

function done(summary, latency, requests)
  local not201 = 0
  for _, thread in ipairs(all) do not201 = not201 + thread:get("refused") end
  local seconds = summary.duration / 1e6
  print(string.format("reservations/s %.1f   reservations %d   not 201: %d   p50 %.1f ms   p99 %.1f ms   max %.1f ms",
    (summary.requests - not201) / seconds, summary.requests - not201, not201,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
