/* How fresh a live region is, in a word: live, or by polling while the socket is away, or stale when neither answered
   for too long. floor: how often (ms) a live region is asked for at least. */
import { serverNow } from "./server-time.js";

const STALE = 8000;

export function freshness(floor) {
  let good = serverNow(),
    polled = Date.now(),
    downSince = polled,
    opened = false,
    ever = false;

  /* Whether it was up until now. */
  function down() {
    const was = opened;
    if (was) downSince = Date.now();
    opened = false;
    return was;
  }

  function word(live) {
    const fresh = Date.now() - Math.max(polled, downSince) < STALE + (live ? floor : 0);
    if (!fresh) return "stale";
    if (live) return "live";
    if (Date.now() - downSince > STALE) return "polling";
    return ever ? "reconnecting" : "connecting";
  }

  function fetched() {
    good = serverNow();
    polled = Date.now();
  }

  return { fetched, up: () => (opened = ever = true), down, since: () => good, word };
}
