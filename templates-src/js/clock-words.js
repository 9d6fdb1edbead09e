/* How far away something is, in the words of the page. */
import { fill } from "./core.js";
import { dayName, hourMinute, isToday } from "./server-time.js";

const [NOW, IN_MIN, AGO_MIN, IN_H, AGO_H] = (document.querySelector('meta[name="ui-near"]')?.content ?? "").split(";");

/* away: ms, less than 0 for what is past; null if only the time itself says it well. */
export function nearWords(away) {
  const size = Math.abs(away),
    minutes = Math.round(size / 60000),
    hours = Math.floor(minutes / 60);
  if (size < 30000) return NOW;
  if (minutes < 60) return fill(away < 0 ? AGO_MIN : IN_MIN, minutes);
  return hours < 24 ? fill(away < 0 ? AGO_H : IN_H, hours) : null;
}

/* When something is due, by the sentences that its element has; sets data-age on its .ticket. */
export function dueWords(element, due, away) {
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
