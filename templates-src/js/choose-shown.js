import { tell } from "./stock-words.js";

/* Says of what is chosen by options what it costs, what it did before, and how it stands with the stock, beside the
   price and at the choice: one is { id, price, before, words, out }, null where there is no such variant. */
export function shown(chooser) {
  const form = chooser.closest("form"),
    said = chooser.querySelector("[data-said]"),
    price = form.querySelector("#offer .price"),
    before = form.querySelector("#offer del"),
    unit = form.querySelector("#offer [data-unit]"),
    units = new Map((chooser.dataset.units ?? "").split("\n").map((it) => it.split(/:(.*)/s, 2)));
  return (one) => {
    if (said) said.textContent = one ? one.words : chooser.dataset.none;
    if (one) price.textContent = one.price;
    if (one && before) {
      before.hidden = !one.before;
      before.querySelector("[data-was]").textContent = one.before ?? "";
    }
    if (one && unit) unit.textContent = units.get(one.id) ?? "";
    tell(form.querySelector("#offer .state"), one);
    for (const button of form.querySelectorAll(".buy-bar > .button")) button.disabled = !one || one.out;
  };
}

/* Marks each value that leads, with what else is chosen, to no variant or to one that is sold out. One that is chosen is
   marked as sold out where it is the only choice: beside others it would look as if none of its variants were left. */
export function markValues(groups, now, find) {
  groups.forEach((group, i) =>
    group.querySelectorAll("input").forEach((value, place) => {
      const it = find(now.with(i, place));
      const tells = groups.length === 1 || !value.checked,
        out = tells && (it?.out ?? false);
      value.parentElement.toggleAttribute("data-none", !it);
      value.parentElement.toggleAttribute("data-out", out);
      if (it && !out) value.removeAttribute("aria-describedby");
      else value.setAttribute("aria-describedby", it ? "why-out" : "why-none");
    }),
  );
}

/* Which value of each group is chosen, by place; -1 for none. */
export function chosenPlaces(groups) {
  return groups.map((group) => [...group.querySelectorAll("input")].findIndex((it) => it.checked));
}

/* Who wants to be told when it is back asks for what is chosen, where that has gone; what is there needs no such form.
   Of an id the beginning is enough. */
export function wished(begin, out) {
  const wish = document.querySelector("#wish"),
    wanted = wish?.querySelector("select");
  if (!wish || !begin || wish.contains(document.activeElement)) return;
  wish.hidden = !out;
  const option = [...(wanted?.options ?? [])].find((it) => it.value.startsWith(begin));
  if (option) wanted.value = option.value;
}

/* The first characters of the ids of very many variants, as the page has them: one behind the other. */
export function marks(text) {
  return text.match(/.{4}/g) ?? [];
}
