/* Ticks of a form: .pick[data-all] ticks the page, shift ticks a range, and the bulk bar counts what is ticked. */
import { behaviour } from "./core.js";

behaviour("select-all", (form) => {
  const all = form.querySelector(".pick[data-all]");
  const picks = () => [...form.querySelectorAll(".pick:not([data-all])")];
  let before;
  const count = () => {
    const bar = document.querySelector(`.bulk[data-for="${form.id}"]`);
    const ticked = picks().filter((pick) => pick.checked).length;
    bar?.toggleAttribute("data-on", ticked > 0);
    for (const place of bar?.querySelectorAll("[data-picked]") ?? []) place.textContent = ticked;
    if (!all) return;
    all.checked = ticked > 0 && ticked === picks().length;
    all.indeterminate = ticked > 0 && !all.checked;
  };
  form.addEventListener("click", (event) => {
    if (!event.target.matches(".pick")) return;
    const list = picks(),
      here = list.indexOf(event.target),
      there = list.indexOf(before);
    if (event.target === all) for (const pick of list) pick.checked = all.checked;
    else if (event.shiftKey && there >= 0)
      for (const pick of list.slice(Math.min(here, there), Math.max(here, there) + 1))
        pick.checked = event.target.checked;
    before = event.target;
    count();
  });
  document.addEventListener("htmx:load", () => form.isConnected && count());
  count();
});
