/* The small pictures lead to the large ones and say which one is seen; a variant that has a picture of its own, by
   [data-variants], brings it when it is chosen. Arrow keys in the row of large pictures go one further. */
import { behaviour } from "./core.js";

behaviour("gallery", (gallery) => {
  const slides = gallery.querySelector(".slides"),
    small = [...gallery.querySelectorAll(".small-ones a")],
    form = gallery.parentElement.querySelector("form");
  const own = new Map((gallery.dataset.variants ?? "").split(" ").map((it) => it.split(":")));
  let seen = 0;
  const mark = (place) => {
    seen = place;
    for (const it of small) it.removeAttribute("aria-current");
    small[place].setAttribute("aria-current", "true");
    const row = small[place].closest("ol");
    row.scrollTo({ left: small[place].parentElement.offsetLeft - row.offsetLeft - row.clientWidth / 2 + 40 });
  };
  const go = (place) => {
    const to = Math.min(Math.max(place, 0), small.length - 1);
    const slide = slides.children[to];
    slide.querySelector("img").loading = "eager";
    slides.scrollTo({ left: slide.offsetLeft - slides.offsetLeft });
    mark(to);
  };
  small.forEach((it, i) =>
    it.addEventListener("click", (event) => {
      event.preventDefault();
      go(i);
    }),
  );
  slides.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    go(seen + (document.dir === "rtl" ? -step : step));
  });
  const watch = new IntersectionObserver(
    (entries) => {
      for (const it of entries) if (it.isIntersecting) mark([...slides.children].indexOf(it.target));
    },
    { root: slides, threshold: 0.6 },
  );
  for (const slide of slides.children) watch.observe(slide);
  form?.addEventListener("change", () => {
    const chosen = form.dataset.chosen ?? form.querySelector('[name="variant"]:checked')?.value;
    if (own.get(chosen)) go(Number(own.get(chosen)));
  });
});
