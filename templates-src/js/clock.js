/* Times that stay true, by the server's clock.
   <time data-wall>                            the time of day, in the zone of <html data-zone>
   <time datetime> with [data-near] inside     "in 28 min", with the words of <meta name="ui-near">
   <span data-since="...">                     age as m:ss
   <p data-due="..." data-in data-late data-late-h data-late-d data-for data-by data-soon="10" data-day>
                                               when it is due, data-day for a day of no time; sets data-age on its
                                               .ticket */
import { behaviour } from "./core.js";
import { dueWords, nearWords } from "./clock-words.js";
import { hourMinute, serverNow } from "./server-time.js";

const ticking = new Set();

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function tick(element) {
  const { wall, since, due } = element.dataset,
    now = serverNow();
  if (wall !== undefined) return put(element, hourMinute(now));
  if (due) return put(element, dueWords(element, Date.parse(due), Date.parse(due) - now));
  if (since) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
    return put(element, Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0"));
  }
  const near = element.querySelector("[data-near]"),
    words = near && nearWords(Date.parse(element.dateTime) - now);
  if (words) put(near, words);
}

function tickAll() {
  for (const element of ticking) element.isConnected ? tick(element) : ticking.delete(element);
}

behaviour("clock", (element) => {
  ticking.add(element);
  tick(element);
});

document.addEventListener("region:swap", tickAll);
setInterval(tickAll, 1000);
