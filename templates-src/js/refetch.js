/* Fetches a region again: never two at once, never more often than each 250 ms, never an older state over a newer one.
   */
import { swapRegion } from "./swap-region.js";

const APART = 250,
  LATEST = 4000;

export function refetcher(region, { behind, done, refused }) {
  let busy = false,
    again = false,
    timer = null,
    last = 0,
    lag = 0;

  function soon(wait = 0) {
    if (busy) return (again = true);
    if (timer) return;
    timer = setTimeout(run, Math.max(wait, last + APART - Date.now(), 0));
  }

  async function run() {
    timer = null;
    busy = true;
    last = Date.now();
    let late = false;
    try {
      late = await load();
    } catch {
      /* The poll tries again; the state line tells how old the screen is. */
    }
    busy = false;
    lag = late ? Math.min(LATEST, (lag || APART) * 2) : 0;
    if (again || late) soon(again ? 0 : lag);
    again = false;
  }

  async function load() {
    const { src } = region.dataset;
    const answer = await fetch(src, {
      headers: { "X-Requested-With": "fetch" },
      cache: "no-store",
      signal: AbortSignal.timeout(8000),
    });
    if ([401, 403, 404].includes(answer.status) || new URL(answer.url).pathname === "/login")
      return (refused(), false);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-seq]"),
      seq = Number(fresh?.dataset.seq ?? NaN);
    if (Number.isNaN(seq)) throw new Error("not a region");
    if (region.dataset.src !== src) return true; // another filter was chosen meanwhile
    if (seq >= Number(region.dataset.seq)) swapRegion(region, fresh);
    done(answer, seq);
    return behind(seq);
  }

  return { soon };
}
