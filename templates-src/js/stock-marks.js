/* Shows one level of stock on the page. Answers "ask" where the page has to be asked for again: what is back needs
   buttons that are not there, what has gone a form for those who want it. */
import { marks } from "./choose-shown.js";
import { card } from "./stock-cards.js";
import { mark, MANY } from "./stock-words.js";

export function showStock({ variant_id: variant, modifier_id: modifier, available, backorder }, all) {
  /* What is sold though none is there is said so, however many. */
  const words = (count) => all(backorder ? "b" : count);
  words.owed = Boolean(backorder);
  const asks = [
    ...[...document.querySelectorAll(`.cart-lines [data-variant="${CSS.escape(variant ?? "-")}"]`)].map(cart),
    ...(modifier && document.querySelector(".cart-lines") ? [cart()] : []),
    ...[...document.querySelectorAll(`[data-stock*="${CSS.escape(variant ?? "-")}"]`)].map((it) =>
      card(it, variant, available, words, all),
    ),
    ...(variant && isOneOfMany(variant) ? ["ask"] : []),
    ...fields(variant, modifier).map((it) => choice(it, available, words, Boolean(variant))),
  ];
  return asks.includes("ask") ? "ask" : "shown";
}

/* A product of very many variants has no place of its own for each. */
function isOneOfMany(variant) {
  const many = document.querySelector("[data-marks]");
  return many && marks(many.dataset.marks).includes(variant.slice(0, 4));
}

function cart() {
  document.querySelector("[data-stock-again]")?.dispatchEvent(new Event("stock:moved"));
}

function fields(variant, modifier) {
  const named = variant ? '[name="variant"]' : ".modifiers input";
  const value = CSS.escape(variant ?? modifier ?? "-");
  return [...document.querySelectorAll(`.one ${named}[value="${value}"]`)];
}

function choice(field, available, words, variant) {
  const form = field.form,
    wasOut = field.disabled || !form.querySelector(".buy-bar");
  if (wasOut && available) return "ask";
  if (field.type === "hidden") mark(form.querySelector("#offer .state"), available, words);
  else said(field, available, words);
  if (field.type !== "hidden") field.disabled = !available;
  if (!available) lose(field);
  if (field.type !== "hidden" && !form.querySelector('[name="variant"]:enabled'))
    mark(form.querySelector("#offer .state"), 0, words);
  barred(form);
  return variant && !available && !wasOut ? "ask" : "shown";
}

function said(field, available, words) {
  const label = field.closest("label");
  let small = label.querySelector("small[data-left]") ?? label.querySelector("small:not(.holds)");
  if (!small) label.querySelector("span").append((small = document.createElement("small")));
  small.dataset.left = "";
  small.textContent = available >= MANY && !words.owed ? "" : words(available);
}

/* An extra that has gone is not chosen any more; its group says so, and the next press is for who has read it. */
export function lose(field) {
  const group = field.closest(".modifiers");
  if (!group || !field.checked) return;
  field.checked = false;
  group.dataset.lost = field.dataset.gone;
  group.dispatchEvent(new Event("change", { bubbles: true }));
}

/* Whether something that can be had is chosen: a choice sees to that itself. */
export function barred(form) {
  const chooser = form.querySelector(".chooser");
  if (chooser) return chooser.dispatchEvent(new Event("change", { bubbles: true }));
  const gone = form.querySelector("#offer .state")?.dataset.fill === "no";
  for (const button of form.querySelectorAll(".buy-bar > .button")) button.disabled = gone;
}
