/* Tells whether this screen is current, in every [data-live-state] and in the [data-live-bar] of a board. */
import { fill } from "./core.js";
import { hourMinuteSecond } from "./server-time.js";

const TONES = { connecting: "off", live: "good", polling: "warn", reconnecting: "warn", stale: "bad" };

function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

/* state: a key of TONES; since: when it was last right (ms); again: seconds to the next try; kept: acts not sent yet;
   shut: whether somebody has to sign in again first. */
export function showState(state, { since, again, kept, shut }) {
  const at = hourMinuteSecond(since);
  for (const dot of document.querySelectorAll("[data-live-state]")) {
    dot.dataset.tone = TONES[state];
    put(dot.firstElementChild, fill((shut && dot.dataset.shut) || dot.dataset[state], at));
  }
  const stale = state === "stale" || kept > 0 || shut;
  document.body.toggleAttribute("data-stale", state === "stale");
  for (const bar of document.querySelectorAll("[data-live-bar]")) {
    bar.hidden = !stale;
    if (!stale) continue;
    put(bar.querySelector("[data-since-text]"), fill(shut ? bar.dataset.shut : bar.dataset.since, at));
    const next = again > 0 ? fill(bar.dataset.again, again) : bar.dataset.now;
    put(bar.querySelector("[data-more-text]"), shut ? "" : bar.dataset.kept + " " + next);
    bar.querySelector("[data-live-login]")?.toggleAttribute("hidden", !shut);
  }
}

/* Somebody does not want to wait for the next try. */
export function whenRetried(act) {
  document.addEventListener("click", (event) => event.target.closest("[data-live-retry]") && act());
}
