/* The server's time on this screen, and the time of day in the zone of <html data-zone>. */
const html = document.documentElement;
const hourly = new Intl.DateTimeFormat(html.lang || "en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: html.dataset.zone });
let ahead = html.dataset.now ? Date.parse(html.dataset.now) - Date.now() : 0;

export function serverNow() {
  return Date.now() + ahead;
}

/* The Date header is cut to seconds, so only a real difference counts. */
export function heardTime(header) {
  const difference = Date.parse(header) - Date.now();
  if (Math.abs(difference - ahead) > 2000) ahead = difference;
}

export function hourMinute(millis) {
  return hourly.format(millis);
}

const zone = { timeZone: html.dataset.zone };
const weekday = new Intl.DateTimeFormat(html.lang || "en", { ...zone, weekday: "short" });
const further = new Intl.DateTimeFormat(html.lang || "en", { ...zone, weekday: "short", day: "numeric", month: "short" });
const dated = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });

function daysAway(millis) {
  return Math.round((Date.parse(dated.format(millis)) - Date.parse(dated.format(serverNow()))) / 86400000);
}

export function isToday(millis) {
  return daysAway(millis) === 0;
}

/* The weekday, with the date where that alone could be another week's. */
export function dayName(millis) {
  return (daysAway(millis) > 6 ? further : weekday).format(millis);
}
