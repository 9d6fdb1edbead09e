/* A variant is chosen by the values of its options: the choice ticks it in the list of all, whose price, price before
   and hint are said. Values that lead to no variant, or to one that is sold out, are marked; what cannot be bought is
   not put in. */
import { chosenPlaces, markValues, shown, wished } from "./choose-shown.js";
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

behaviour("choose", (chooser) => {
  const form = chooser.closest("form"),
    groups = [...chooser.querySelectorAll("[data-group]")],
    compared = amounts(chooser.dataset.compared),
    money = shopMoney(form),
    say = shown(chooser);
  const variants = new Map(chooser.dataset.variants.split(" ").map((it) => it.split(":").reverse()));
  const find = (places) => {
    const id = variants.get(places.join("."));
    const entry = id ? form.querySelector(`[name="variant"][value="${CSS.escape(id)}"]`) : null;
    return entry && { entry, out: entry.disabled };
  };
  const show = () => {
    const now = chosenPlaces(groups),
      it = find(now),
      words = (part) => it?.entry.closest("label").querySelector(part)?.textContent.trim() ?? "";
    markValues(groups, now, find);
    for (const other of form.querySelectorAll("[name=variant]")) other.checked = other === it?.entry && !it.out;
    form.dataset.chosen = it?.entry.value ?? "";
    const before = it && compared.get(it.entry.value);
    wished(it?.entry.value, it?.out);
    say(it && { id: it.entry.value, price: words(".num"), before: before && money(Number(before)), words: words("small"), out: it.out });
  };
  chooser.addEventListener("change", show);
  if (form.querySelector(".buy-bar")) show();
  else markValues(groups, chosenPlaces(groups), find);
});
