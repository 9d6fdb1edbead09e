/* A part of the page that follows a topic: data-topic, data-seq (what it is true for), data-src (its HTML, whose root
   carries data-seq). Follows "Live messages" of the contract; polls each 30 s as a floor, each 5 s while the socket is
   down, ever more seldom while somebody has to sign in first. Things with an id and data-item that come in are
   announced as the event region:new. */
import { behaviour } from "./core.js";
import { heardTime } from "./server-time.js";
import { freshness } from "./live-freshness.js";
import { numbers } from "./live-numbers.js";
import { showState } from "./live-state.js";
import { subscribe } from "./live-socket.js";
import { postForms } from "./post-forms.js";
import { refetcher } from "./refetch.js";
import { pauses } from "./pauses.js";
import { signedIn } from "./signed-in.js";

const FAST = 5000,
  FLOOR = 30000,
  SELDOM = 60000;

behaviour("live-region", (region) => {
  const { topic, seq } = region.dataset;
  const soon = () => fetcher.soon();
  const heard = numbers(Number(seq), soon),
    fresh = freshness(FLOOR),
    patience = pauses(FAST, SELDOM);
  let shut = 0,
    checked = Date.now();

  const done = (answer, at) => {
    heardTime(answer.headers.get("Date"));
    heard.reached(at);
    fresh.fetched();
    if (shut) {
      patience.reset();
      socket.now();
    }
    shut = 0;
    box.send().then(tell);
  };
  const refused = () => {
    shut = patience.take();
    socket.rest();
    tell();
  };
  const fetcher = refetcher(region, { behind: heard.behind, done, refused });
  const box = postForms(region, { done: soon, then: tell });
  const up = () => {
    fresh.up();
    soon();
    if (!shut) box.send();
  };
  const down = () => {
    if (fresh.down()) soon();
    tell();
  };
  const socket = subscribe(topic, { up, down, message: heard.message });

  function tell() {
    const kept = box.size(),
      again = socket.retryIn();
    showState(fresh.word(socket.live()), { since: fresh.since(), again, kept, shut: shut > 0 || box.shut() });
  }
  function check() {
    const pause = shut || (socket.live() && !box.size() ? FLOOR : FAST);
    if (Date.now() - checked > pause) {
      checked = Date.now();
      soon();
    }
    tell();
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-live-retry]")) return;
    socket.now();
    soon();
  });
  // What a filter has brought may be older than what was heard of meanwhile.
  document.addEventListener("htmx:load", () => heard.behind(Number(region.dataset.seq)) && soon());
  signedIn(() => shut && soon());
  setInterval(check, 1000);
  tell();
});
