-- A shopper's way through the pages, one shopper after another on each connection:
-- put something in, look at the checkout, say where to, place the order.
-- Needs as many threads as connections (wrk -t16 -c16), as a connection has to remember where it is.
local targets = {}
for line in io.lines(os.getenv("TARGETS") or "targets.txt") do
  local store, variant, rate = line:match("(%S+) (%S+) (%S+)")
  if store then targets[#targets + 1] = { shop = "/shop/" .. store, variant = variant, rate = rate } end
end

local FORM = "application/x-www-form-urlencoded"
local ADDRESS = "email=load%d@example.com&name=Load+Tester&line1=Teststr.+1&postalCode=10115&city=Berlin&country=DE"
local threads = 0

function setup(thread)
  thread:set("id", threads)
  threads = threads + 1
  all = all or {}
  table.insert(all, thread)
end

function init(args)
  orders, refused = 0, 0
  math.randomseed(os.time() + id * 7919)
  begin()
end

--- An id as the shop gives them; a new one for each shopper.
function visitor()
  local letters = {}
  for i = 1, 22 do
    local at = math.random(62)
    letters[i] = ("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"):sub(at, at)
  end
  return table.concat(letters)
end

function begin()
  step, hidden = "put", {}
  cookie = "sf_visitor=" .. visitor()
  target = targets[math.random(#targets)]
  who = string.format(ADDRESS, math.random(5000))
end

local function encoded(text)
  return (text:gsub("[^%w%-_%.~]", function(c) return string.format("%%%02X", c:byte()) end))
end

--- What the page would send: its hidden and its empty fields beside what was typed.
local function form()
  local body = who .. "&method=" .. method .. "&rate=" .. rate
  for name, value in pairs(hidden) do body = body .. "&" .. name .. "=" .. encoded(value) end
  return body
end

function request()
  local headers = { Cookie = cookie }
  if step == "checkout" then return wrk.format("GET", target.shop .. "/checkout", headers) end
  headers["Content-Type"] = FORM
  if step == "put" then return wrk.format("POST", target.shop .. "/cart", headers, "variant=" .. target.variant) end
  -- The script of the page asks for prices, the browser places the order.
  if step == "rates" then headers["HX-Request"] = "true" end
  return wrk.format("POST", target.shop .. (step == "rates" and "/checkout/rates" or "/checkout"), headers, form())
end

local function read(page)
  for input in page:gmatch('<input [^>]*>') do
    local name, value = input:match('name="([^"]+)"'), input:match('value="([^"]*)"')
    if name and value and not input:match('type="radio"') and not input:match('type="checkbox"')
        and not who:find(name .. "=", 1, true) and name ~= "method" then hidden[name] = value end
  end
  local chosen = page:match('<input type="radio" name="rate"%s+value="([^"]+)"%s+checked')
  if chosen then rate = chosen end
end

local function fail(status, body)
  refused = refused + 1
  if refused <= 2 then print(step .. ": " .. status .. " " .. body:gsub("%s+", " "):sub(1, 300)) end
  begin()
end

function response(status, headers, body)
  if step == "put" then
    if status ~= 303 then return fail(status, body) end
    step, method, rate = "checkout", "shipping", ""
  elseif step == "checkout" then
    if status ~= 200 then return fail(status, body) end
    read(body)
    step = "rates"
  elseif step == "rates" then
    if status ~= 200 then return fail(status, body) end
    read(body)
    step = "place"
  else
    if status ~= 303 then return fail(status, body) end
    orders = orders + 1
    begin()
  end
end

function done(summary, latency, requests)
  local placed, failed = 0, 0
  for _, thread in ipairs(all) do
    placed = placed + thread:get("orders")
    failed = failed + thread:get("refused")
  end
  local seconds = summary.duration / 1e6
  print(string.format("orders/s %.1f   orders %d   failed %d   a request: p50 %.1f ms   p99 %.1f ms   max %.1f ms",
    placed / seconds, placed, failed,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
