/* In a form that htmx asks about as it changes, a press counts before whatever is under way: while something is held
   down, and once the form is sent, nothing is asked and no answer changes the page. What was missed is asked again
   ("again") when the finger is up and the form is still here. */
import { behaviour } from "./core.js";

behaviour("press-first", (form) => {
  let held = false, sent = false, missed = false;
  const release = () => setTimeout(() => {
    held = false;
    if (missed && !sent) form.dispatchEvent(new Event("again"));
    missed = false;
  });
  const hold = (event) => {
    if (event.target !== form || (!held && !sent)) return;
    event.preventDefault();
    missed = true;
  };
  document.addEventListener("pointerdown", () => (held = true), true);
  for (const it of ["pointerup", "pointercancel"]) document.addEventListener(it, release, true);
  form.addEventListener("htmx:beforeRequest", hold);
  form.addEventListener("htmx:beforeOnLoad", hold);
  form.addEventListener("submit", () => {
    sent = true;
    form.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: form } }));
  });
  form.addEventListener("input", () => (sent = false));
  addEventListener("pageshow", () => (sent = held = missed = false));
});
