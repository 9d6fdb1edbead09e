#!/usr/bin/env bash
# How long the order list of a store with 1,000,000 orders takes: ops/load/order-list.sh [store] [email] [password]
# Fills the store up to 1,000,000 orders first if FILL is the command that fills, run in the folder of the project with
# the exported settings of the stand. Then signs in and asks, 200 times each and one after the other, for page 1 and
# page 20,000, which is the last, of all orders by each of their sorts, also by a word of the name, a title and a tag.
set -euo pipefail
cd "$(dirname "$0")"
store=${1:-hanami-market}
[ -z "${FILL:-}" ] || (cd ../.. && eval "$FILL --store=$store --products=2000 --orders=1000000 --days=730")
. ./desk.sh
sign_in "${2:-owner@hanami.example}" "${3:-storeflow-demo}"
list="/s/$store/orders"

cursor() { # query: of its next page
  page "$base$list?$1" | grep -o 'cursor=[A-Za-z0-9_-]*' | head -1 | cut -d= -f2
}

# The last page of a list begins where the second page of the turned list ends: a cursor says of which list it is, and
# sort key and id of a row.
last() { # query, turned query
  python3 - "$(cursor "$1")" "$(cursor "$2")" << 'PY'
import base64, sys
def parts(cursor):
    return base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode().split("\x1f")
of, at = parts(sys.argv[1]), parts(sys.argv[2])
print(base64.urlsafe_b64encode("\x1f".join([of[0], "a", at[2], at[3]]).encode()).decode().rstrip("="))
PY
}

echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg)"
both() { # name, query, turned query
  ask "$1, page 1" "$list?$2"
  ask "$1, the last page" "$list?$2&cursor=$(last "$2" "$3")"
}
both "all orders" "view=all" "view=all&sort=placed"
both "by total" "view=all&sort=-total" "view=all&sort=total"
both "by due" "view=all&sort=due" "view=all&sort=-due"
both "by customer" "view=all&sort=customer" "view=all&sort=-customer"
both "completed, by total" "view=completed&sort=-total" "view=completed&sort=total"
both "by a word of the name" "view=all&q=${WORD:-rosa}" "view=all&q=${WORD:-rosa}&sort=placed"
ask "by two words of the name" "$list?view=all&q=${WORDS:-rosa+castro}"
ask "by a word of the name, by total" "$list?view=all&q=${WORD:-rosa}&sort=-total"
ask "by a title" "$list?view=all&q=${TITLE:-ramen}"
ask "by a tag" "$list?view=all&tag=${TAG:-vip}"
ask "to do" "$list?view=todo"
ask "what nobody is called" "$list?view=all&q=xyzzy"
