/* One thing to choose, in a list of all: the price and what is said beside it are those of what is chosen. What
   goes while the page is open stays chosen, is said to be gone and cannot be bought: nobody gets another one instead. */
import { shown } from "./choose-shown.js";
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

behaviour("choose-list", (chooser) => {
  const form = chooser.closest("form"),
    compared = amounts(chooser.dataset.compared),
    money = shopMoney(form),
    stock = document.querySelector("[data-behaviour~=stock]")?.dataset ?? {},
    say = shown(chooser);
  const ticked = () => chooser.querySelector('[name="variant"]:checked');
  const show = () => {
    const it = ticked();
    if (!it) return;
    const label = it.closest("label"),
      hint = label.querySelector("small:not(.holds)")?.textContent ?? "",
      before = compared.get(it.value);
    say({
      id: it.value,
      price: label.querySelector(".num").textContent,
      before: before && money(Number(before)),
      words: Object.values(stock).includes(hint) ? hint : "",
      out: it.disabled,
    });
  };
  chooser.addEventListener("change", show);
  show();
});
