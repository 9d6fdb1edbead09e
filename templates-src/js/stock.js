/* What the page says of the stock stays true while it is open: messages say how many there are of a variant or modifier
   (more than five is six); after a gap, when it connects late or when something is back, the page is asked for again
   and what differs is taken from it. The script for sockets is loaded when the page is at rest. */
import { behaviour } from "./core.js";
import { subscribe } from "./live-socket.js";
import { pageAt } from "./page-at.js";
import { showStock } from "./stock-marks.js";
import { adoptStock } from "./stock-page.js";

/* Earlier than that a node may not know of the change. One that restarts is not asked by all pages at once. */
const [SURE, SPREAD, RESTARTED] = [1100, 900, 10000];

behaviour("stock", (place) => {
  const words = (count) => place.dataset["w" + count];
  let heard = Number(place.dataset.seq ?? 0),
    connected = false,
    back = 0,
    timer = 0;

  async function again() {
    timer = 0;
    const cart = document.querySelector("[data-stock-again]");
    if (cart) return cart.dispatchEvent(new Event("stock:moved"));
    try {
      adoptStock(await pageAt(location.href));
      document.dispatchEvent(new Event("stock:shown"));
    } catch {
      /* The next message, or the next reconnect, asks again. */
    }
  }

  const spread = () => (Date.now() - back < RESTARTED ? RESTARTED : SPREAD);
  const soon = (wait, within) => (timer ||= setTimeout(again, wait + Math.random() * within));

  function message({ prev_seq: before, seq, levels }) {
    if (seq <= heard) return;
    const missed = heard > 0 && before > heard;
    heard = seq;
    if (missed || !levels) return soon(SURE, spread());
    if (levels.map((level) => showStock(level, words)).includes("ask")) soon(SURE, SPREAD);
    document.dispatchEvent(new Event("stock:shown"));
  }

  /* Who says from where is told of what was missed. */
  function up() {
    if (connected) back = Date.now();
    if (!heard) soon(0, spread());
    connected = true;
  }

  function begin() {
    const script = Object.assign(document.createElement("script"), { src: place.dataset.stomp });
    const from = () => (heard ? { seq: `${heard}` } : {});
    script.onload = () => subscribe(place.dataset.topic, { up, down: () => {}, message, from });
    document.head.append(script);
  }

  const rest = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 1));
  if (document.readyState === "complete") rest(begin);
  else addEventListener("load", () => rest(begin));
});
