-- Asks for lists of a shop that are narrowed in another way each time: LIST is the address before the question mark.
local colours = { "Black", "White", "Red", "Blue", "Green", "Natural", "Grey", "Yellow" }
local sorts = { "shelf", "newest", "price", "-price", "title", "popular" }

function init()
  math.randomseed(os.time())
end

function request()
  local path = string.format("%s?sort=%s&brand=Maker+%d&brand=Maker+%d&option.Colour=%s&tag=Kind+%d&from=%d%s",
    os.getenv("LIST"), sorts[math.random(6)], math.random(40), math.random(40), colours[math.random(8)],
    math.random(30), math.random(60), math.random(2) == 1 and "&available=true" or "")
  return wrk.format("GET", path)
end

function done(summary, latency, requests)
  io.write(string.format("p95 %.1fms\n", latency:percentile(95) / 1000))
end
