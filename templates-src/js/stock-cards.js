/* Shows a level of stock on a card of a list. What is back has to be asked for: its button is not there. */
import { mark, MANY } from "./stock-words.js";

export function card(good, variant, available, words) {
  const levels = new Map(good.dataset.stock.split(" ").map((it) => it.split(":")));
  levels.set(variant, available);
  good.dataset.stock = [...levels].map((it) => it.join(":")).join(" ");
  const sum = Math.min(MANY, [...levels.values()].reduce((all, it) => all + Number(it), 0)),
    wasOut = "out" in good.dataset;
  if (wasOut) return sum ? "ask" : "shown";
  const buy = good.querySelector(".buy");
  for (const it of buy.querySelectorAll(":scope > .state")) it.remove();
  if (sum === MANY) return "shown";
  const state = document.createElement("span");
  state.className = sum ? "state" : "state end";
  mark(state, sum, words);
  if (!sum) {
    good.dataset.out = "true";
    for (const it of buy.querySelectorAll("form, a")) it.remove();
  }
  buy.append(state);
  return "shown";
}
