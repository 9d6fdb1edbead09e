/* Like choose, for a product of so many variants that the page has no list of them: each is "0.1.2:3", the places of
   its values and what is said of its stock. The server finds the variant by the values that are sent. */
import { chosenPlaces, marks, markValues, shown, wished } from "./choose-shown.js";
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

behaviour("choose-many", (chooser) => {
  const form = chooser.closest("form"),
    groups = [...chooser.querySelectorAll("[data-group]")],
    [prices, compared] = ["prices", "compared"].map((name) => amounts(chooser.dataset[name])),
    money = shopMoney(form),
    words = document.querySelector("[data-behaviour~=stock]")?.dataset ?? {},
    say = shown(chooser);
  let read, stocks, ids;
  const find = (places) => {
    if (read !== chooser.dataset.variants) {
      stocks = amounts((read = chooser.dataset.variants));
      const begins = marks(chooser.dataset.marks);
      ids = new Map([...stocks.keys()].map((place, i) => [place, begins[i]]));
    }
    const id = places.join("."),
      stock = stocks.get(id);
    return stock === undefined ? null : { id, stock, out: stock === "0" };
  };
  const show = () => {
    const now = chosenPlaces(groups),
      it = find(now);
    markValues(groups, now, find);
    form.dataset.chosen = it?.id ?? "";
    wished(it && ids.get(it.id), it?.out);
    const amount = (minor) => (minor ? money(Number(minor)) : null);
    say(
      it && {
        id: it.id,
        price: amount(prices.get(it.id)),
        before: amount(compared.get(it.id)),
        words: it.stock ? words["w" + it.stock] : "",
        out: it.out,
      },
    );
  };
  chooser.addEventListener("change", show);
  if (form.querySelector(".buy-bar")) show();
  else markValues(groups, chosenPlaces(groups), find);
});
