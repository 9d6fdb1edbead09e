/* A form that has changed shows its save bar (.save with data-for = the form's id) and warns before the page is left;
   one with data-changed came back with what was typed, unsaved.
   Choices in [data-view] change how the form is looked at, and nothing in it. */
import { behaviour } from "./core.js";

behaviour("unsaved", (form) => {
  const bar = document.querySelector(`.save[data-for="${form.id}"]`);
  let changed = false,
    sending = false,
    swapped = false;
  const mark = (now) => {
    changed = now;
    bar?.toggleAttribute("data-on", now);
  };
  document.addEventListener("input", ({ target }) => {
    if (target.form === form && !target.closest("[data-view]")) mark(true);
  });
  /* What a button of the form has changed on its page is not in the values that a reset brings back. */
  document.addEventListener("htmx:afterSwap", ({ target }) => {
    if (target.closest?.("form") !== form) return;
    swapped = true;
    mark(true);
  });
  form.addEventListener("reset", () => {
    mark(false);
    if (swapped) location.reload();
  });
  form.addEventListener("submit", () => (sending = true));
  addEventListener("pageshow", () => (sending = false));
  addEventListener("beforeunload", (event) => changed && !sending && event.preventDefault());
  mark(form.hasAttribute("data-changed") || form.querySelector('[aria-invalid="true"], .note[role="alert"]') !== null);
});
