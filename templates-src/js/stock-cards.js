/* Shows a level of stock on a card of a list. What is back has to be asked for: its button is not there. */
import { mark, MANY } from "./stock-words.js";

export function card(good, variant, available, words, all) {
  const levels = new Map(good.dataset.stock.split(" ").map((it) => it.split(":")));
  levels.set(variant, available + (words.owed ? "b" : ""));
  good.dataset.stock = [...levels].map((it) => it.join(":")).join(" ");
  const left = [...levels.values()].filter((it) => Number.parseInt(it, 10)),
    sum = Math.min(MANY, left.reduce((so, it) => so + Number.parseInt(it, 10), 0)),
    owed = sum > 0 && left.every((it) => it.endsWith("b")),
    wasOut = "out" in good.dataset;
  if (wasOut) return sum ? "ask" : "shown";
  const buy = good.querySelector(".buy");
  for (const it of buy.querySelectorAll(":scope > .state")) it.remove();
  if (sum === MANY && !owed) return "shown";
  const state = document.createElement("span");
  state.className = sum ? "state" : "state end";
  mark(state, sum, Object.assign((count) => all(owed ? "b" : count), { owed }));
  if (!sum) {
    good.dataset.out = "true";
    for (const it of buy.querySelectorAll("form, a")) it.remove();
  }
  buy.append(state);
  return "shown";
}
