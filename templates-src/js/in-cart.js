/* What a shopper holds in the cart is not sold out for this shopper. Pages of a shop are the same for everyone: where
   one says that something is gone, and there is a cart, the cart is asked until when it holds what. */
import { behaviour } from "./core.js";
import { pageAt } from "./page-at.js";

const NOTHING = { mine: new Set(), until: "", end: 0 };

async function ask(cart) {
  const page = await pageAt(cart),
    held = page.querySelector(".held");
  if (!held) return NOTHING;
  const lines = page.querySelectorAll(".cart-lines [data-variant][data-kept]");
  return {
    mine: new Set([...lines].map((it) => it.dataset.variant)),
    until: held.querySelector("[data-held] span span").textContent,
    end: Date.now() + Number(held.dataset.seconds) * 1000,
  };
}

behaviour("in-cart", (place) => {
  const form = place.closest("form"),
    { from, words } = place.dataset;
  let asked;

  const state = () => form.querySelector("#offer .state");
  const variants = () => [...form.querySelectorAll('[name="variant"]')];
  const isGone = (it) => (it.type === "hidden" ? state()?.dataset.fill === "no" : it.disabled);

  /* Of one that is chosen; where nothing can be chosen any more, of any. */
  function isShown(mine, gone) {
    const all = variants(),
      chosen = form.dataset.chosen || all.find((it) => it.type === "hidden" || it.checked)?.value;
    return chosen ? gone.some((it) => it.value === chosen) && mine.has(chosen) : all.length === gone.length && mine.size > 0;
  }

  function wish(mine, shown) {
    const it = document.querySelector("#wish");
    if (!it) return;
    for (const option of it.querySelectorAll("option")) if (mine.has(option.value)) option.remove();
    const wanted = it.querySelector('[name="variant"]').value;
    if (shown || !wanted || mine.has(wanted)) it.hidden = true;
  }

  async function look() {
    const gone = variants().filter(isGone);
    if (!gone.length || !document.querySelector("[data-count]")?.textContent) return (place.hidden = true);
    const { mine: all, until, end } = await (asked ??= ask(from).catch(() => NOTHING));
    const mine = new Set(end > Date.now() ? gone.map((it) => it.value).filter((it) => all.has(it)) : []);
    const shown = isShown(mine, gone);
    place.hidden = !shown;
    place.querySelector("[data-until]").textContent = until;
    for (const it of form.querySelectorAll("[data-gone]")) it.hidden = shown;
    for (const it of gone) {
      const small = it.closest("label")?.querySelector("small:not(.holds)");
      if (small && mine.has(it.value)) small.textContent = words;
    }
    if (shown && state()?.dataset.fill === "no") state().textContent = words;
    if (shown && form.querySelector("[data-said]")) form.querySelector("[data-said]").textContent = words;
    if (mine.size) wish(mine, shown);
  }

  form.addEventListener("change", look);
  document.addEventListener("stock:shown", look);
  document.addEventListener("cart:changed", () => {
    asked = undefined;
    look();
  });
  look();
});
