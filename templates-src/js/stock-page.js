/* Takes from a fresh page what it says of the stock, and nothing that a person has chosen or typed. */
import { enliven } from "./core.js";
import { barred, lose } from "./stock-marks.js";

export function adoptStock(fresh) {
  for (const good of document.querySelectorAll(".good")) {
    const href = good.querySelector("h3 a")?.getAttribute("href");
    const now = [...fresh.querySelectorAll(".good")].find((it) => it.querySelector("h3 a")?.getAttribute("href") === href);
    if (now && now.dataset.stock !== good.dataset.stock + "") good.dataset.stock = now.dataset.stock ?? "";
    const [buy, then] = [good.querySelector(".buy"), now?.querySelector(".buy")];
    if (!then || buy.isEqualNode(then)) continue;
    good.toggleAttribute("data-out", "out" in now.dataset);
    buy.replaceWith(then);
    enliven(then);
  }
  wishes(fresh.querySelector("#wish"));
  const [terms, told] = [document.querySelector(".one #terms"), fresh.querySelector(".one #terms")];
  if (terms && told) terms.replaceWith(told);
  const form = document.querySelector(".one form"),
    now = fresh.querySelector(".one form");
  if (!form || !now) return;
  offer(form, now);
  const [many, of] = [form, now].map((it) => it.querySelector("[data-many]"));
  if (many && of) for (const part of ["variants", "marks"]) many.dataset[part] = of.dataset[part];
  for (const field of form.querySelectorAll('[type="radio"], [type="checkbox"]')) choice(field, now);
  barred(form);
}

/* Who waits for what is not there: the form comes when it has gone and goes when it is back; one that somebody is in
   stays. */
function wishes(now) {
  const wish = document.querySelector("#wish");
  if (wish?.contains(document.activeElement)) return;
  if (wish && now) wish.replaceWith(now);
  else if (wish) wish.remove();
  else if (now) document.querySelector(".one")?.after(now);
  if (now) enliven(now);
}

function offer(form, now) {
  const [state, then] = [form.querySelector("#offer .state"), now.querySelector("#offer .state")];
  if (state && then) state.replaceWith(then);
  const [bar, other] = [form.querySelector(".buy-bar"), now.querySelector(".buy-bar")];
  if (!bar === !other) return;
  const [out, come] = bar ? [bar, now.lastElementChild] : [form.lastElementChild, other];
  out.replaceWith(come);
  enliven(come);
  form.dispatchEvent(new Event("change"));
}

function choice(field, now) {
  const it = now.querySelector(`[name="${CSS.escape(field.name)}"][value="${CSS.escape(field.value)}"]`);
  if (!it || !field.name || field.name.startsWith("choose-")) return;
  field.disabled = it.disabled;
  if (field.disabled) lose(field);
  const [small, then] = [field, it].map((each) => each.closest("label")?.querySelector("small:not(.holds)"));
  if (small && !then) small.remove();
  else if (small && then) small.textContent = then.textContent;
  else if (then) field.closest("label").querySelector("span").append(then);
}
