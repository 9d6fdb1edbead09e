/* A variant is chosen by the values of its options: the choice ticks it in the list of all, whose price, price before
   and hint are said. Values that lead to no variant, or to one that is sold out, are marked; what cannot be bought is
   not put in. */
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

behaviour("choose", (chooser) => {
  const form = chooser.closest("form"),
    groups = [...chooser.querySelectorAll("[data-group]")],
    said = chooser.querySelector("[data-said]"),
    price = form.querySelector("#offer .price"),
    before = form.querySelector("#offer del"),
    compared = amounts(chooser.dataset.compared),
    money = shopMoney(form);
  const variants = new Map(chooser.dataset.variants.split(" ").map((it) => it.split(":").reverse()));
  const entry = (places) => {
    const id = variants.get(places.join("."));
    return id ? form.querySelector(`[name="variant"][value="${CSS.escape(id)}"]`) : null;
  };
  const chosen = () => groups.map((group) => group.querySelector(":checked")?.value ?? "-1");
  const mark = () => {
    const now = chosen();
    groups.forEach((group, i) => {
      for (const value of group.querySelectorAll("input")) {
        const it = entry(now.with(i, value.value));
        value.parentElement.toggleAttribute("data-none", !it);
        value.parentElement.toggleAttribute("data-out", it?.disabled ?? false);
      }
    });
    return entry(now);
  };
  const show = () => {
    const it = mark(),
      words = (part) => it?.closest("label").querySelector(part)?.textContent.trim() ?? "";
    for (const other of form.querySelectorAll("[name=variant]")) other.checked = other === it && !it.disabled;
    form.dataset.chosen = it?.value ?? "";
    said.textContent = it ? words("small") : chooser.dataset.none;
    if (it) price.textContent = words(".num");
    if (it && before) {
      before.hidden = !compared.get(it.value);
      before.querySelector("[data-was]").textContent = before.hidden ? "" : money(Number(compared.get(it.value)));
    }
    form.querySelector("#offer .state").hidden = !it || it.disabled;
    for (const button of form.querySelectorAll(".buy-bar > .button")) button.disabled = !it || it.disabled;
  };
  chooser.addEventListener("change", show);
  if (form.querySelector(".buy-bar")) show();
  else mark();
});
