/* What has changed on a board by itself is said and heard: tickets that came, that were cancelled, that were put back.
   What this screen has just pressed is no news to it. Fires board:news with the kinds that others than this screen
   made. */
import { behaviour, fill } from "./core.js";
import { say } from "./toast.js";

const ORDER = ["NEW", "ACCEPTED", "PREPARING", "READY"],
  OWN = 10000;

behaviour("board-news", (region) => {
  const pressed = new Map();
  const look = () =>
    new Map(
      [...region.querySelectorAll(".ticket")].map((it) => [
        it.dataset.number,
        { rank: ORDER.indexOf(it.dataset.at), cancelled: "cancelled" in it.dataset },
      ]),
    );
  let known = look();

  const own = (number) => Date.now() - (pressed.get(number) ?? 0) < OWN;

  region.addEventListener(
    "submit",
    (event) => {
      const number = event.target.action.match(/tickets\/(\d+)\//)?.[1];
      if (number) pressed.set(number, Date.now());
    },
    true,
  );

  region.addEventListener("region:swap", () => {
    const now = look(),
      kinds = new Set();
    for (const [number, { rank, cancelled }] of now) {
      const was = known.get(number);
      if (cancelled && was && !was.cancelled) {
        kinds.add("cancelled");
        say(fill(region.dataset.cancelled, number));
      } else if (!was && !own(number)) kinds.add("new");
      else if (was && rank < was.rank && !own(number)) {
        kinds.add("back");
        say(fill(region.dataset.back, number));
      }
    }
    known = now;
    for (const [number, at] of pressed) if (Date.now() - at > OWN) pressed.delete(number);
    if (kinds.size) document.dispatchEvent(new CustomEvent("board:news", { detail: { kinds } }));
  });
});
