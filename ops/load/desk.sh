# Somebody who is signed in to a dashboard, to be read by other scripts here: `. desk.sh`, then `sign_in email password`.
base=${BASE:-http://127.0.0.1:8080}
jar=$(mktemp)
took=$(mktemp)
trap 'rm -f "$jar" "$took"' EXIT

# A page or a form as that person gets it: the arguments are those of curl.
page() { curl -fsS -b "$jar" -c "$jar" -H "Origin: $base" "$@"; }

# What forms of a page that is read from the standard input carry along.
token() { grep -oE '<input[^>]*name="_csrf"[^>]*>' | grep -oE 'value="[^"]+"' | cut -d'"' -f2 | sed -n 1p; }

sign_in() { # email, password
  page -o /dev/null "$base/login" --data-urlencode "_csrf=$(page "$base/login" | token)" --data-urlencode "email=$1" --data-urlencode "password=$2"
}

# Of the seconds in $took, a line for each.
percentiles() { # name
  sort -n "$took" | awk -v name="$1" '{t[NR] = $1 * 1000} END {
    printf "%-44s %4d pages   p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms\n", name, NR, t[int(NR * .5) + 1], t[int(NR * .95) + 1], t[NR]}'
}

ask() { # name, address from the base on; TIMES (200), one after the other, behind some that are not counted
  : > "$took"
  for _ in $(seq 5); do page -o /dev/null "$base$2"; done
  for _ in $(seq "${TIMES:-200}"); do page -o /dev/null -w '%{time_total}\n' "$base$2" >> "$took"; done
  percentiles "$1"
}
