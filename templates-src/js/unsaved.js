/* A form that has changed shows its save bar (.save with data-for = the form's id) and warns before the page is left.
   */
import { behaviour } from "./core.js";

behaviour("unsaved", (form) => {
  const bar = document.querySelector(`.save[data-for="${form.id}"]`);
  let changed = false,
    sending = false;
  const mark = (now) => {
    changed = now;
    bar?.toggleAttribute("data-on", now);
  };
  document.addEventListener("input", (event) => event.target.form === form && mark(true));
  form.addEventListener("reset", () => mark(false));
  form.addEventListener("submit", () => (sending = true));
  addEventListener("pageshow", () => (sending = false));
  addEventListener("beforeunload", (event) => changed && !sending && event.preventDefault());
  mark(form.querySelector('[aria-invalid="true"], .note[role="alert"]') !== null);
});
