/* Times that stay true, by the server's clock.
   <time data-wall>                            the time of day, in the zone of <html data-zone>
   <time datetime> with [data-near] inside     "in 28 min", with the words of <meta name="ui-near">
   <span data-since="...">                     age as m:ss
   <p data-due="..." data-in data-late data-late-h data-late-d data-for data-by data-soon="10" data-day>
                                               when it is due, data-day for a day of no time; sets data-age on its
                                               .ticket */
import { behaviour, fill } from "./core.js";
import { dayName, hourMinute, isToday, serverNow } from "./server-time.js";

const [NOW, IN_MIN, AGO_MIN, IN_H, AGO_H] = (document.querySelector('meta[name="ui-near"]')?.content ?? "").split(";");
const ticking = new Set();

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function nearWords(away) {
  const size = Math.abs(away),
    minutes = Math.round(size / 60000),
    hours = Math.floor(size / 3600000);
  if (size < 30000) return NOW;
  if (minutes < 60) return fill(away < 0 ? AGO_MIN : IN_MIN, minutes);
  return hours < 24 ? fill(away < 0 ? AGO_H : IN_H, hours) : null;
}

function dueWords(element, due, away) {
  const { soon, day, late, lateH, lateD, by, in: within, for: at } = element.dataset;
  const minutes = Math.floor(Math.abs(away) / 60000),
    hours = Math.floor(minutes / 60),
    ticket = element.closest(".ticket");
  if (ticket) ticket.dataset.age = away < 0 ? "late" : minutes < soon ? "soon" : "fresh";
  if (away < 0 && hours < 1) return fill(late, Math.max(1, minutes));
  if (away < 0) return hours < 48 ? fill(lateH, hours) : fill(lateD, Math.floor(hours / 24));
  if (minutes < Math.min(soon, 60)) return fill(within, minutes + 1);
  if (day) return fill(by, dayName(due));
  return fill(at, isToday(due) ? hourMinute(due) : dayName(due) + " " + hourMinute(due));
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
