/* Brings a region to what was fetched: what stays keeps focus, scroll and open details. Tells of it by events:
   region:before, region:swap, region:new (with the ids of new things), region:settled. */
import { enliven } from "./core.js";
import { morph } from "./morph.js";

/* Forms that came back with what was wrong stay as they are until they are sent again. */
const WRONG = 'form:has([aria-invalid="true"], [role="alert"])';

const action = (form) => form.getAttribute("action");

export function swapRegion(region, fresh) {
  const before = new Set([...region.querySelectorAll("[data-item]")].map((it) => it.id));
  for (const { name, value } of region.attributes) if (!fresh.hasAttribute(name)) fresh.setAttribute(name, value);
  for (const it of region.querySelectorAll(WRONG))
    [...fresh.querySelectorAll("form")].findLast((like) => action(like) === action(it))?.replaceWith(it.cloneNode(true));
  region.dispatchEvent(new CustomEvent("region:before"));
  morph(region, fresh);
  enliven(region);
  window.htmx?.process(region);
  region.dispatchEvent(new CustomEvent("region:swap", { bubbles: true }));
  const ids = [...region.querySelectorAll("[data-item]")].map((it) => it.id).filter((id) => !before.has(id));
  if (ids.length) region.dispatchEvent(new CustomEvent("region:new", { bubbles: true, detail: { ids } }));
  region.dispatchEvent(new CustomEvent("region:settled"));
}
