-- What scripts share that send one POST per request, each under a key of its own (Idempotency-Key), and want a 201 for it,
-- or the status that they name last:
-- `dofile "keyed.lua"`, in this folder, gives them setup(), and begin(), post(), told() and report() for the functions of wrk.
local threads = {}

function setup(thread)
  thread:set("id", #threads)
  threads[#threads + 1] = thread
end

-- Of a thread, before its first request.
function begin()
  count, refused = 0, 0
  math.randomseed(os.time() + id * 7919)
  run = string.format("%x%x", os.time(), math.random(1, 2 ^ 30))
end

function post(path, body, headers)
  count = count + 1
  headers = headers or {}
  headers["Content-Type"] = "application/json"
  headers["Idempotency-Key"] = run .. "-" .. id .. "-" .. count
  return wrk.format("POST", path, headers, body)
end

function told(status, answer, wanted)
  wanted = wanted or 201
  if status == wanted then return end
  refused = refused + 1
  if refused <= 2 then print("not " .. wanted .. ": " .. status .. " " .. answer:sub(1, 300)) end
end

-- What was made, by its name in the plural: how many, how fast.
function report(what, summary, latency, wanted)
  local others = 0
  for _, thread in ipairs(threads) do others = others + thread:get("refused") end
  local made, seconds = summary.requests - others, summary.duration / 1e6
  print(string.format("%s/s %.1f   %s %d   not %d: %d   p50 %.1f ms   p99 %.1f ms   max %.1f ms", what, made / seconds,
    what, made, wanted or 201, others, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
