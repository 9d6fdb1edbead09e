/* A form keeps at data-keep what was typed when somebody looks elsewhere without sending it, and with data-after also
   so many milliseconds after the last key. The browser sends it beside everything else and waits for no answer. */
import { behaviour } from "./core.js";

behaviour("keep", (form) => {
  // What the page shows is kept: whoever comes back asks for it again, and is not asked to send the form again.
  history.replaceState(history.state, "");
  let changed = false,
    asked = false,
    timer;
  const done = () => {
    clearTimeout(timer);
    changed = asked = false;
  };
  const save = () => {
    if (changed || asked) navigator.sendBeacon(form.dataset.keep, new URLSearchParams(new FormData(form)));
    done();
  };
  const note = (event) => {
    if (event.target.form !== form) return;
    changed = true;
    clearTimeout(timer);
    if (form.dataset.after) timer = setTimeout(save, Number(form.dataset.after));
  };
  for (const it of ["input", "change"]) document.addEventListener(it, note);
  form.addEventListener("submit", done);
  form.addEventListener("htmx:beforeSend", () => {
    done();
    asked = true;
  });
  form.addEventListener("htmx:afterOnLoad", () => (asked = false));
  document.addEventListener("click", (event) => event.target.closest("a[href]") && save());
  document.addEventListener("visibilitychange", () => document.hidden && save());
  addEventListener("pagehide", save);
});
