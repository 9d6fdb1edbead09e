/* One thing to choose, in a list of all: the price and what is said beside it are those of what is chosen. What nobody
   chose gives way, when it has gone, to the first that can be had; a choice somebody made stays and is said to be gone. */
import { shown } from "./choose-shown.js";
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

behaviour("choose-list", (chooser) => {
  const form = chooser.closest("form"),
    compared = amounts(chooser.dataset.compared),
    money = shopMoney(form),
    stock = document.querySelector("[data-behaviour~=stock]")?.dataset ?? {},
    say = shown(chooser);
  let own = new URLSearchParams(location.search).has("variant");
  const ticked = () => chooser.querySelector('[name="variant"]:checked');
  const show = () => {
    const there = chooser.querySelector('[name="variant"]:enabled');
    if (there && !own && (ticked()?.disabled ?? true)) there.checked = true;
    const it = ticked();
    if (!it) return;
    const label = it.closest("label"),
      hint = label.querySelector("small:not(.holds)")?.textContent ?? "",
      before = compared.get(it.value);
    say({
      price: label.querySelector(".num").textContent,
      before: before && money(Number(before)),
      words: Object.values(stock).includes(hint) ? hint : "",
      out: it.disabled,
    });
  };
  chooser.addEventListener("change", (event) => {
    own ||= event.isTrusted;
    show();
  });
  /* What somebody took is what they meant. */
  form.addEventListener("submit", () => (own = true));
  show();
});
