/* On a phone one lane is shown, chosen by the tabs; body[data-lane] says which, and outlives what the region brings. */
import { behaviour } from "./core.js";

behaviour("lane-tabs", (region) => {
  const tabs = () => region.querySelectorAll(".lane-tabs a");
  function show(lane) {
    document.body.dataset.lane = lane;
    for (const tab of tabs())
      tab.hash === "#lane-" + lane ? tab.setAttribute("aria-current", "true") : tab.removeAttribute("aria-current");
  }
  region.addEventListener("click", (event) => {
    const tab = event.target.closest(".lane-tabs a");
    if (!tab) return;
    event.preventDefault();
    show(tab.hash.slice("#lane-".length));
    region.closest("main").scrollTo({ top: 0 });
  });
  region.addEventListener("region:swap", () => show(document.body.dataset.lane));
  show("new");
});
