/* The variant that is chosen stands in the address of the page, so that it can be sent to somebody; who comes with such an
   address finds it chosen. The page itself is the same for all of them. */
import { behaviour } from "./core.js";

const NAME = "variant";

behaviour("choice-address", (chooser) => {
  const form = chooser.closest("form"),
    asked = new URLSearchParams(location.search).get(NAME);
  const radio = asked && form.querySelector(`[name="variant"][value="${CSS.escape(asked)}"]`);
  if (radio) {
    const places = chooser.dataset.variants?.split(" ").find((it) => it.startsWith(`${asked}:`));
    const groups = [...chooser.querySelectorAll("[data-group]")];
    places?.split(":")[1].split(".").forEach((place, i) => (groups[i].querySelectorAll("input")[place].checked = true));
    if (!radio.disabled) radio.checked = true;
  }
  /* At the form, where the choice is made by then; what the stock changes is nobody's choice. */
  form.addEventListener("change", (event) => {
    if (!event.isTrusted || !chooser.contains(event.target)) return;
    const address = new URL(location.href),
      chosen = form.dataset.chosen ?? form.elements.variant.value;
    if (chosen) address.searchParams.set(NAME, chosen);
    else address.searchParams.delete(NAME);
    history.replaceState(history.state, "", address);
  });
});
