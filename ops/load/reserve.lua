-- One reservation of one unit per request, each under a key of its own, of the variant with the SKU in SKU.
dofile "keyed.lua"

local path = "/api/v1/stores/" .. os.getenv("STORE") .. "/stock/reservations"
local body = string.format('{"items":[{"sku":"%s","quantity":1}],"expires_in":3600,"reference":"load"}', os.getenv("SKU"))
local auth = "Bearer " .. os.getenv("KEY")

function init(args) begin() end

function request() return post(path, body, { ["Authorization"] = auth }) end

function response(status, headers, answer) told(status, answer) end

function done(summary, latency, requests) report("reservations", summary, latency) end
