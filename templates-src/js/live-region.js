/* A part of the page that follows a topic: data-topic, data-seq (what it is true for), data-src (its HTML, whose root
   carries data-seq). Follows "Live messages" of the contract, and polls beside. Things with an id and data-item that
   come in are announced as the event region:new. */
import { behaviour } from "./core.js";
import { heardTime } from "./server-time.js";
import { freshness } from "./live-freshness.js";
import { numbers } from "./live-numbers.js";
import { FLOOR, pace } from "./live-pace.js";
import { showState, whenRetried } from "./live-state.js";
import { subscribe } from "./live-socket.js";
import { postForms } from "./post-forms.js";
import { refetcher } from "./refetch.js";
import { signedIn } from "./signed-in.js";

behaviour("live-region", (region) => {
  const { topic, seq } = region.dataset;
  const soon = () => fetcher.soon();
  const heard = numbers(Number(seq), soon),
    fresh = freshness(FLOOR),
    paced = pace();
  const done = (answer, at) => {
    heardTime(answer.headers.get("Date"));
    heard.reached(at);
    fresh.fetched();
    if (paced.opened()) socket.now();
    box.send().then(tell);
    document.dispatchEvent(new Event("region:told"));
  };
  const refused = () => {
    paced.refused();
    socket.rest();
    tell();
  };
  const fetcher = refetcher(region, { behind: heard.behind, done, refused });
  const box = postForms(region, { done: soon, then: tell });
  const up = () => {
    fresh.up();
    soon();
    if (!paced.isShut()) box.send();
  };
  const down = () => {
    if (fresh.down()) soon();
    tell();
  };
  const socket = subscribe(topic, { up, down, message: heard.message });

  function tell() {
    const shut = paced.isShut();
    // Whoever may not see it any more sees nothing of it, but why.
    const why = shut && region.querySelector("[data-live-state]");
    if (why) region.replaceChildren(why);
    region.hidden = shut && !why;
    document.body.toggleAttribute("data-shut", shut);
    showState(shut ? "stale" : fresh.word(socket.live()), {
      since: fresh.since(),
      again: socket.retryIn(),
      kept: box.size(),
      shut: shut || box.shut(),
    });
  }

  whenRetried(() => (socket.now(), soon()));
  // What a filter has brought may be older than what was heard of meanwhile.
  document.addEventListener("htmx:load", () => heard.behind(Number(region.dataset.seq)) && soon());
  signedIn(() => paced.isShut() && soon());
  setInterval(() => {
    if (paced.isDue(socket.live() && !box.size())) soon();
    tell();
  }, 1000);
  tell();
});
