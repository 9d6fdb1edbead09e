/* The server's time on this screen, and times in the zone of <html data-zone>, written as <html data-clock> writes
   them. */
const html = document.documentElement,
  zone = { timeZone: html.dataset.zone };
const written = (format) => new Intl.DateTimeFormat(html.dataset.clock ?? html.lang ?? "en", { ...zone, ...format });
const latin = { numberingSystem: "latn" },
  minutes = { ...latin, hour: html.dataset.hour ?? "2-digit", minute: "2-digit" };
const hourly = written(minutes),
  seconds = written({ ...minutes, second: "2-digit" });
let ahead = html.dataset.now ? Date.parse(html.dataset.now) - Date.now() : 0;

export function serverNow() {
  return Date.now() + ahead;
}

/* The Date header is cut to seconds, so only a real difference counts. */
export function heardTime(header) {
  const difference = Date.parse(header) - Date.now();
  if (Math.abs(difference - ahead) > 2000) ahead = difference;
}

/* As the server writes it: with spaces that do not break. */
export function hourMinute(millis) {
  return hourly.format(millis).replace(/\s/g, "\u00a0");
}

export function hourMinuteSecond(millis) {
  return seconds.format(millis).replace(/\s/g, "\u00a0");
}

const weekday = written({ weekday: "short" });
const further = written({ ...latin, weekday: "short", day: "numeric", month: "short" });
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
