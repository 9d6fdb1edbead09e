/* How much is unread, asked for again as the topic speaks, as a live region of the page was, and each minute: all
   [data-unread] show it. A list that is open is asked for when it is opened again. Whoever may not enter any more sees
   nothing of the page but that, where no region of it says so. */
import { behaviour, fill } from "./core.js";
import { hourMinuteSecond } from "./server-time.js";
import { subscribe } from "./live-socket.js";

const SOON = 700;

behaviour("bell", (bell) => {
  const { topic, src } = bell.dataset;
  const region = document.querySelector("[data-behaviour~=live-region]");
  const main = document.querySelector("main");
  let timer, word;
  if (!src) return;

  async function ask() {
    timer = null;
    if (document.hidden) return;
    const answer = await fetch(src, { cache: "no-store" }).catch(() => null);
    if ([403, 404].includes(answer?.status) || answer?.url.endsWith("/login")) return shut(true);
    if (!answer?.ok || answer.redirected) return;
    shut(false);
    const count = await answer.text();
    for (const it of document.querySelectorAll("[data-unread]")) {
      it.firstElementChild.textContent = count;
      it.hidden = !count;
    }
  }

  /* Hidden, not thrown away: somebody may sign in again who was writing. */
  function shut(is) {
    if (region || main.hidden === is) return;
    main.hidden = is;
    if (!is) return word.remove();
    word = main.cloneNode();
    word.hidden = false;
    word.textContent = fill(bell.dataset.shut, hourMinuteSecond(Date.now()));
    main.before(word);
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
  if (topic && !region) subscribe(topic, { up: soon, down: soon, message: soon });
});
