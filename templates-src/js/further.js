/* What does not fit into a lane is told by [data-further] at its head; a press on it turns to the next of it, and from
   the end back to the beginning. */
import { behaviour, fill } from "./core.js";

const EDGE = 8;

function tell(region, pile) {
  const further = pile.closest("section").querySelector("[data-further]"),
    { left, right } = pile.getBoundingClientRect();
  const flows = getComputedStyle(pile).overflowX !== "auto";
  const hidden = flows
    ? 0
    : [...pile.querySelectorAll(".ticket")].filter((it) => {
        const box = it.getBoundingClientRect();
        return box.left < left - EDGE || box.right > right + EDGE;
      }).length;
  further.hidden = hidden === 0;
  further.firstElementChild.textContent = fill(region.dataset.further, hidden);
}

function turn(pile) {
  const { direction, columnGap } = getComputedStyle(pile),
    step = pile.clientWidth + (Number.parseFloat(columnGap) || 0);
  const end = Math.abs(pile.scrollLeft) + pile.clientWidth > pile.scrollWidth - EDGE;
  pile.scrollTo({ left: end ? 0 : pile.scrollLeft + (direction === "rtl" ? -step : step) });
}

behaviour("further", (region) => {
  region.addEventListener("click", (event) => {
    const button = event.target.closest("[data-further]");
    if (button) turn(button.closest("section").querySelector(".pile"));
  });
  region.addEventListener("scroll", (event) => event.target.matches?.(".pile") && tell(region, event.target), true);
  region.addEventListener("lanes:fit", () => region.querySelectorAll(".pile").forEach((pile) => tell(region, pile)));
});
