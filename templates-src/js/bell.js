/* How much is unread, asked for again as the topic speaks, as a live region of the page was, and each minute: all
   [data-unread] show it. A list that is open is asked for when it is opened again. */
import { behaviour } from "./core.js";
import { subscribe } from "./live-socket.js";

const SOON = 700;

behaviour("bell", (bell) => {
  const { topic, src } = bell.dataset;
  let timer;
  if (!src) return;

  async function ask() {
    timer = null;
    if (document.hidden) return;
    const answer = await fetch(src, { cache: "no-store" }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const count = await answer.text();
    for (const it of document.querySelectorAll("[data-unread]")) {
      it.firstElementChild.textContent = count;
      it.hidden = !count;
    }
  }

  const soon = () => (timer ??= setTimeout(ask, SOON));
  document.addEventListener("region:told", soon);
  document.addEventListener("visibilitychange", soon);
  setInterval(soon, 60000);
  document.addEventListener(
    "toggle",
    ({ target }) => target.open && target.querySelector("[data-hx-trigger=open]")?.dispatchEvent(new Event("open")),
    true,
  );
  const region = document.querySelector("[data-behaviour~=live-region]");
  if (topic && !region) subscribe(topic, { up: soon, down: () => {}, message: soon });
});
