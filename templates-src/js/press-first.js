/* In a form that htmx asks about as it changes, a press counts before whatever is under way: while something is held
   down, and once the form is sent, nothing is asked and no answer changes the page. What was missed is asked again
   ("again") when the finger is up and the form is still here. A form whose state has a version (a field with
   data-version) is changed by each request. An answer to what is typed over meanwhile would take that back, so it is
   not shown either: only its version is kept, and the rest asked again. Where no answer comes that could be shown,
   the words of data-failed are said. A button that was pressed is busy until the page is left or shown again, or
   something else is typed, and sends nothing more; one with data-asks, which Enter presses, only asks again. */
import { behaviour } from "./core.js";
import { say } from "./toast.js";

function versionOf(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector("[data-version]")?.value;
}

behaviour("press-first", (form) => {
  const version = () => form.querySelector("[data-version]");
  const typed = () =>
    new URLSearchParams([...new FormData(form)].filter(([name]) => name !== version()?.name)).toString();
  let held = false,
    sent = false,
    missed = false,
    asked = "",
    busy;

  const again = () => {
    if (missed && !sent) form.dispatchEvent(new Event("again"));
    missed = false;
  };
  const release = () =>
    setTimeout(() => {
      held = false;
      again();
    });
  const drop = (event) => {
    event.preventDefault();
    missed = true;
  };
  const ask = (event) => {
    if (event.target !== form) return;
    if (held || sent) drop(event);
    else asked = typed();
  };
  const show = (event) => {
    if (event.target !== form) return;
    const newer = version() && typed() !== asked;
    if (!held && !sent && !newer) return;
    drop(event);
    if (version()) version().value = versionOf(event.detail.xhr.responseText) ?? version().value;
    // What waited behind this request is asked first, and may be all that there is to ask.
    if (newer && !held) setTimeout(() => (typed() === asked ? (missed = false) : again()));
  };
  document.addEventListener("pointerdown", () => (held = true), true);
  for (const it of ["pointerup", "pointercancel"]) document.addEventListener(it, release, true);
  form.addEventListener("htmx:beforeRequest", ask);
  form.addEventListener("htmx:beforeOnLoad", show);
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"])
    form.addEventListener(failure, ({ target }) => {
      if (target === form && !sent && form.dataset.failed) say(form.dataset.failed);
    });
  const free = () => {
    sent = false;
    busy?.removeAttribute("aria-busy");
    busy = null;
  };
  form.addEventListener("submit", (event) => {
    const { submitter } = event,
      asks = submitter?.matches("[data-asks]");
    if (asks || (busy && busy === submitter)) {
      event.preventDefault();
      if (asks) form.dispatchEvent(new Event("again"));
      return;
    }
    free();
    sent = true;
    busy = submitter;
    busy?.setAttribute("aria-busy", "true");
    form.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: form } }));
  });
  form.addEventListener("input", free);
  addEventListener("pageshow", () => {
    free();
    held = missed = false;
  });
});
