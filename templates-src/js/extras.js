/* What is chosen with a product: the button says what all of it costs (data-prices of the variants and data-price of
   the modifiers, in whole minor units), and a group of which too few or too many are chosen, or what was chosen has sold
   out, says so where it stands. */
import { behaviour } from "./core.js";
import { amounts, shopMoney } from "./shop-money.js";

/* What goes with a modifier counts where that is chosen. */
const counts = (element) =>
  element.closest(".inner")?.previousElementSibling.querySelector("input").checked ?? true;

const wrong = (group) => {
  const chosen = [...group.querySelectorAll(`[name="${CSS.escape(group.dataset.name)}"]:checked`)];
  const units = chosen.filter((it) => it.value !== "").length;
  if (!counts(group)) return "";
  if (group.dataset.lost) return group.dataset.lost;
  if (units < Number(group.dataset.min)) return group.dataset.few;
  return units > Number(group.dataset.max) ? group.dataset.many : "";
};

function tell(group) {
  const words = wrong(group);
  let said = group.querySelector(":scope > .error");
  if (words && !said) {
    said = Object.assign(document.createElement("p"), { className: "error", id: `wrong-${group.dataset.name}` });
    group.querySelector("legend").after(said);
    said.setAttribute("role", "alert");
    group.setAttribute("aria-describedby", said.id);
  }
  if (words) said.textContent = words;
  else {
    said?.remove();
    group.removeAttribute("aria-describedby");
  }
  return !words;
}

behaviour("extras", (form) => {
  const groups = [...form.querySelectorAll(".modifiers")],
    prices = amounts(form.dataset.prices),
    money = shopMoney(form);
  /* It comes and goes with the stock. */
  const show = () => {
    const sum = form.querySelector("[data-sum]");
    if (!sum) return;
    const chosen = [...form.querySelectorAll(".modifiers [data-price]:checked")].filter(counts);
    const extra = chosen.reduce((all, it) => all + Number(it.dataset.price), 0);
    const price = Number(prices.get(form.elements.variant?.value ?? form.dataset.chosen));
    const one = Math.max(0, price + extra);
    /* What is said of it as it was proposed is true of that alone. */
    const proposed = form.querySelector("[data-proposed]");
    if (proposed) proposed.hidden = one !== Number(proposed.dataset.proposed);
    const many = one * (Number.parseInt(form.elements.quantity?.value, 10) || 1);
    sum.textContent = Number.isNaN(many) ? "" : money(many);
  };
  form.addEventListener("submit", (event) => {
    const bad = groups.filter((group) => !tell(group));
    if (!bad.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const group of bad) delete group.dataset.lost;
    bad[0].scrollIntoView({ block: "center" });
    bad[0].querySelector("input:not(:disabled)")?.focus({ preventScroll: true });
  });
  form.addEventListener("change", ({ isTrusted, target }) => {
    if (isTrusted) delete target.closest(".modifiers")?.dataset.lost;
    show();
    /* Too few may still become enough. */
    for (const group of groups)
      if (group.querySelector(":scope > .error") || group.dataset.lost || wrong(group) === group.dataset.many) tell(group);
  });
  form.addEventListener("input", show);
  show();
});
