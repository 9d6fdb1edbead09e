# What processes use, to be read by other scripts here: `. cpu.sh`.
# The machine may be shared and its rate vary; what an order costs varies much less.

# Process that listens on a port of this machine.
listener() { ss -Hltnp "sport = :$1" | sed -n 's/.*pid=\([0-9]*\).*/\1/p' | head -1; }

# Milliseconds of processor time that a process has used so far.
used() { awk -v hz="$(getconf CLK_TCK)" '{print int(($14 + $15) * 1000 / hz)}' "/proc/$1/stat"; }

# per ORDERS NODE_MS DB_MS: what one of so many took.
per() {
  awk -v n="$1" -v node="$2" -v db="$3" \
    'BEGIN {if (n > 0) printf "processor time each: node %.2f ms, database %.2f ms\n", node / n, db / n}'
}

# Megabytes that a process has in memory.
resident() { awk '/VmRSS/ {printf "%.0f", $2 / 1024}' "/proc/$1/status"; }
