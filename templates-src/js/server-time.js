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
