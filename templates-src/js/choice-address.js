/* The variant that is chosen stands in the address of the page, so that it can be sent to somebody; who comes with such an
   address finds it chosen. The page itself is the same for all of them. */
import { marks } from "./choose-shown.js";
import { behaviour } from "./core.js";

const NAME = "variant";

behaviour("choice-address", (chooser) => {
  const form = chooser.closest("form"),
    asked = new URLSearchParams(location.search).get(NAME),
    begins = marks(chooser.dataset.marks ?? ""),
    made = chooser.dataset.variants?.split(" ") ?? [];
  /* Of very many variants the page knows how their ids begin; the address has that beginning, or all of it. */
  const placesOf = (id) => {
    const fit = begins.filter((it) => id.startsWith(it));
    if (fit.length === 1) return made[begins.indexOf(fit[0])].split(":")[0];
    return made.find((it) => it.startsWith(`${id}:`))?.split(":")[1];
  };
  const idOf = (chosen) => begins[made.findIndex((it) => it.startsWith(`${chosen}:`))] ?? chosen;
  const radio = asked && form.querySelector(`[name="variant"][value="${CSS.escape(asked)}"]`);
  const groups = [...chooser.querySelectorAll("[data-group]")];
  const places = asked && placesOf(asked)?.split(".");
  places?.forEach((place, i) => (groups[i].querySelectorAll("input")[place].checked = true));
  /* What has sold out is said to have: who was sent to it is offered no other one in its place. */
  if (radio) radio.checked = true;
  /* At the form, where the choice is made by then; what the stock changes is nobody's choice. */
  form.addEventListener("change", (event) => {
    if (!event.isTrusted || !chooser.contains(event.target)) return;
    const address = new URL(location.href),
      chosen = form.dataset.chosen ?? form.elements.variant.value;
    if (chosen) address.searchParams.set(NAME, idOf(chosen));
    else address.searchParams.delete(NAME);
    history.replaceState(history.state, "", address);
  });
});
