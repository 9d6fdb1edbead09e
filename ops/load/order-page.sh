#!/usr/bin/env bash
# How long the page of an order with many lines takes: ops/load/order-page.sh [lines] [store] [email] [password]
# Places an order of so many lines (100, the most that there may be) through the API, then asks for its page 200 times,
# one after the other, and says what one cost the processor.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
. ./desk.sh
lines=${1:-100} store=${2:-hanami-market}
sign_in "${3:-owner@hanami.example}" "${4:-storeflow-demo}"
api="$base/api/v1/stores/$store"

# Variants by their ids, from as many pages of the products as it takes; then the order, whose number is said.
number=$(python3 - "$api" "$lines" << 'PY'
import json, sys, urllib.request, uuid
api, lines = sys.argv[1], int(sys.argv[2])
def ask(path, body=None):
    headers = {"Content-Type": "application/json", "Idempotency-Key": uuid.uuid4().hex}
    sent = None if body is None else json.dumps(body).encode()
    with urllib.request.urlopen(urllib.request.Request(api + path, sent, headers), timeout=60) as answer:
        return json.load(answer)
variants, path = [], "/products?in_stock=true&limit=100"
while len(variants) < lines:
    page = ask(path)
    variants += [it["id"] for product in page["data"] if not product["modifier_groups"] for it in product["variants"]]
    path = "/products?in_stock=true&limit=100&cursor=" + page["next_cursor"]
items = [{"variant_id": it, "quantity": 1} for it in variants[:lines]]
address = {"country": "DE", "postal_code": "10115", "city": "Berlin", "line1": "Teststr. 1"}
rate = ask("/shipping/quote", {"address": address, "items": items})["rates"][0]["id"]
customer = {"name": "Rosa Castro", "email": "rosa@example.com", "phone": "+49 30 1234567"}
print(ask("/checkout", {"customer": customer, "address": address, "rate_id": rate, "items": items})["number"])
PY
)
echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg)"
ask "order of $lines lines, while it warms" "/s/$store/orders/$number"
mark
ask "order of $lines lines" "/s/$store/orders/$number"
each $((${TIMES:-200} + 5))
