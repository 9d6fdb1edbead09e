/* Times that stay true, by the server's clock.
   <time data-wall>                            the time of day, in the zone of <html data-zone>
   <time datetime> with [data-near] inside     "in 28 min", with the words of <meta name="ui-near">
   <span data-since="...">                     age as m:ss
   <p data-due="..." data-in data-late data-for data-soon="10">  when it is due; sets data-age on its .ticket */
import { behaviour, fill } from "./core.js";
import { hourMinute, serverNow } from "./server-time.js";

const [NOW, IN_MIN, AGO_MIN, IN_H, AGO_H] = (document.querySelector('meta[name="ui-near"]')?.content ?? "").split(";");
const ticking = new Set();

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

function nearWords(away) {
  const size = Math.abs(away), minutes = Math.round(size / 60000), hours = Math.floor(size / 3600000);
  if (size < 30000) return NOW;
  if (minutes < 60) return fill(away < 0 ? AGO_MIN : IN_MIN, minutes);
  return hours < 24 ? fill(away < 0 ? AGO_H : IN_H, hours) : null;
}

function dueWords(element, due, away) {
  const minutes = Math.floor(Math.abs(away) / 60000), soon = Number(element.dataset.soon ?? 10);
  const ticket = element.closest(".ticket");
  if (ticket && !ticket.hasAttribute("data-ready")) ticket.dataset.age = away < 0 ? "late" : minutes < soon ? "soon" : "fresh";
  if (away < 0) return fill(element.dataset.late, Math.max(1, minutes));
  return minutes < soon ? fill(element.dataset.in, minutes + 1) : fill(element.dataset.for, hourMinute(due));
}

function tick(element) {
  const { wall, since, due } = element.dataset, now = serverNow();
  if (wall !== undefined) return put(element, hourMinute(now));
  if (due) return put(element, dueWords(element, Date.parse(due), Date.parse(due) - now));
  if (since) {
    const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / 1000));
    return put(element, Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0"));
  }
  const near = element.querySelector("[data-near]"), words = near && nearWords(Date.parse(element.dateTime) - now);
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
