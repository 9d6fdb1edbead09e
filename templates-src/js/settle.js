/* A press counts for what the eye saw. For a moment after the live region has brought a ticket (or another part with an
   id and data-settles, with its state in data-at) to another state its buttons do not answer; nor do they answer a
   finger or a mouse just after a ticket has moved to where another was. A key stays with its ticket wherever that goes.
   */
import { behaviour } from "./core.js";
import { say } from "./toast.js";

const CHANGED = 700,
  MOVED = 400,
  NEAR = 12,
  PART = ".ticket, [data-settles]";

function look(region) {
  return new Map(
    [...region.querySelectorAll(PART)].map((part) => {
      const { left, top, bottom } = part.getBoundingClientRect();
      const at = part.dataset.at + (part.dataset.cancelled ?? "");
      return [part.id, { left, top, bottom, at, packed: part.matches(".ticket") }];
    }),
  );
}

function isElsewhere(was, now) {
  return !was || ["left", "top", "bottom"].some((side) => Math.abs(was[side] - now[side]) > NEAR);
}

behaviour("settle", (region) => {
  const until = { key: new Map(), finger: new Map() };
  let before = new Map();

  region.addEventListener("region:before", () => (before = look(region)));
  region.addEventListener("region:settled", () => {
    const time = Date.now();
    for (const map of Object.values(until)) for (const [id, end] of map) if (end < time) map.delete(id);
    for (const [id, now] of look(region)) {
      const was = before.get(id);
      if (was && was.at !== now.at) until.key.set(id, time + CHANGED);
      if (now.packed && isElsewhere(was, now)) until.finger.set(id, time + MOVED);
    }
  });
  region.addEventListener(
    "click",
    (event) => {
      const id = event.target.closest(PART)?.id,
        byKey = event.detail === 0;
      const end = Math.max(until.key.get(id) ?? 0, (!byKey && until.finger.get(id)) || 0);
      if (!event.target.closest("button") || Date.now() > end) return;
      event.preventDefault();
      event.stopPropagation();
      say(region.dataset.moved);
    },
    true,
  );
});
