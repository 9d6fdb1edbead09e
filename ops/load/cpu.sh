# What a node and its database use, to be read by other scripts here: `. cpu.sh`.
# The machine may be shared and its rate vary; what an order costs varies much less.
base=${BASE:-http://127.0.0.1:8080}
management=${MANAGEMENT:-http://127.0.0.1:8081}

# Process that listens on a port of this machine.
listener() { ss -Hltnp "sport = :$1" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -1; }

# Milliseconds of processor time that a process has used so far.
used() { awk -v hz="$(getconf CLK_TCK)" '{print int(($14 + $15) * 1000 / hz)}' "/proc/$1/stat"; }

# What a node counts under that name of its metrics, all its labels together.
metric() { curl -fsS "$management/actuator/prometheus" | awk -v name="$1" '$1 ~ "^" name "([{]|$)" {n += $2} END {print int(n)}'; }

# From here on, until each says what it was.
mark() {
  node=${NODE_PID:-$(listener "${base##*:}")} database=${DB_PID:-$(listener "${DB_PORT:-3390}")}
  node_then=$(used "$node") database_then=$(used "$database") lost_then=$(metric storeflow_db_lost_total)
}

# each N: what one of so many took since the mark, and how often work was lost to another's and tried again for it.
each() {
  awk -v n="$1" -v node=$(($(used "$node") - node_then)) -v db=$(($(used "$database") - database_then)) \
    -v lost=$(($(metric storeflow_db_lost_total) - lost_then)) \
    'BEGIN {if (n > 0) printf "processor time each: node %.2f ms, database %.2f ms; lost and tried again: %.4f (%d)\n",
      node / n, db / n, lost / n, lost}'
}

# Megabytes that the node has in memory.
resident() { awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$node/status"; }
