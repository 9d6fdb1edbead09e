/* What the page says of the stock stays true while it is open: messages say how many there are of a variant or modifier
   (more than five is six); after a gap, a reconnect or when something is back, the page is asked for again and what
   differs is taken from it. The script for sockets is loaded when the page is at rest. */
import { behaviour } from "./core.js";
import { subscribe } from "./live-socket.js";
import { showStock } from "./stock-marks.js";
import { adoptStock } from "./stock-page.js";

/* Nodes know of a change within a second: a page that is asked for earlier may be the one before. A node that restarts
   is not asked by all open pages at once. */
const SURE = 1100,
  SPREAD = 900,
  RESTARTED = 10000;

behaviour("stock", (place) => {
  const words = (count) => place.dataset["w" + count];
  let heard = 0,
    connected = false,
    timer = 0;

  async function again() {
    timer = 0;
    const cart = document.querySelector("[data-stock-again]");
    if (cart) return cart.dispatchEvent(new Event("stock:moved"));
    try {
      const answer = await fetch(location.href, { cache: "no-cache", signal: AbortSignal.timeout(8000) });
      if (answer.ok) adoptStock(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      /* The next message, or the next reconnect, asks again. */
    }
  }

  const soon = (wait, spread = SPREAD) => (timer ||= setTimeout(again, wait + Math.random() * spread));

  function message({ prev_seq: before, seq, levels }) {
    if (seq <= heard) return;
    const missed = heard > 0 && before > heard;
    heard = seq;
    if (missed || !levels) return soon(SURE);
    if (levels.map((level) => showStock(level, words)).includes("ask")) soon(SURE);
  }

  function up() {
    heard = 0;
    soon(0, connected ? RESTARTED : SPREAD);
    connected = true;
  }

  function begin() {
    const script = document.createElement("script");
    script.src = place.dataset.stomp;
    script.onload = () => subscribe(place.dataset.topic, { up, down: () => {}, message });
    document.head.append(script);
  }

  const rest = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 1));
  if (document.readyState === "complete") rest(begin);
  else addEventListener("load", () => rest(begin));
});
