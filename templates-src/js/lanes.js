/* The lanes of a board share its width by need: each has a column, the rest goes where most waits. Fires lanes:fit. */
import { behaviour } from "./core.js";

const NAMES = ["new", "preparing", "ready"],
  NARROWEST = 13.5;

/* How many columns the tickets of a lane fill, in sight or not, when it shows so many. */
function needed(pile, columns) {
  const { direction, columnGap } = getComputedStyle(pile),
    between = Number.parseFloat(columnGap) || 0;
  const width = (pile.clientWidth - (columns - 1) * between) / columns,
    last = pile.querySelector(".ticket:last-of-type");
  if (!last) return 0;
  const here = pile.getBoundingClientRect(),
    there = last.getBoundingClientRect();
  const end = (direction === "rtl" ? here.right - there.left : there.right - here.left) + Math.abs(pile.scrollLeft);
  return Math.round((end + between) / (width + between));
}

behaviour("lanes", (region) => {
  let columns, frame;
  const rails = region.querySelector(".rails");

  function share(wanted) {
    columns = wanted;
    document.body.style.setProperty("--lanes", columns.map((count) => `minmax(0, ${count}fr)`).join(" "));
    NAMES.forEach((name, i) => document.body.style.setProperty(`--of-${name}`, columns[i]));
  }

  function fit() {
    const style = getComputedStyle(rails),
      sides = Number.parseFloat(style.paddingInlineStart) * 2;
    const room = Math.max(3, Math.floor((rails.clientWidth - sides) / (NARROWEST * Number.parseFloat(style.fontSize))));
    if (columns?.reduce((all, count) => all + count) !== room) share([1, room - 2, 1]);
    const need = NAMES.map((name, i) => needed(region.querySelector(`#lane-${name} > .pile`), columns[i])),
      wanted = [1, 1, 1];
    for (let left = room - 3; left > 0; left--) {
      const short = need.map((count, i) => count - wanted[i]),
        most = Math.max(...short);
      wanted[most > 0 ? short.indexOf(most) : 1]++;
    }
    if (wanted.join() !== columns.join()) share(wanted);
    region.dispatchEvent(new CustomEvent("lanes:fit"));
  }

  region.addEventListener("region:swap", fit);
  new ResizeObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(fit);
  }).observe(rails);
  document.fonts.ready.then(fit);
});
