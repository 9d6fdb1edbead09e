/* Counts down the data-seconds that were left when the page was made: [data-left] says "12:05". When they are over
   [data-held] gives way to [data-over], and a cart is asked for again. */
import { behaviour } from "./core.js";

behaviour("countdown", (place) => {
  const part = (name) => place.querySelector("[data-" + name + "]");
  let read, end, wasOver;

  /* A piece of page that came in says again how many are left. */
  function readEnd() {
    const { seconds, until } = place.dataset;
    if (read === until + seconds) return;
    read = until + seconds;
    end = Date.now() + Number(seconds) * 1000;
    wasOver = Number(seconds) <= 0;
  }

  function tick() {
    if (!place.isConnected) return clearInterval(timer);
    readEnd();
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000)),
      over = seconds === 0;
    part("held").hidden = over;
    part("over").hidden = !over;
    part("left").hidden = false;
    part("left").textContent = Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    if (over && !wasOver) document.querySelector("[data-stock-again]")?.dispatchEvent(new Event("stock:moved"));
    wasOver = over;
  }

  const timer = setInterval(tick, 1000);
  tick();
});
