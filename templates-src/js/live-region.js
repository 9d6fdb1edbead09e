/* A part of the page that follows a topic: data-topic, data-seq (what it is true for), data-src (its HTML, whose root
   carries data-seq). Follows "Live messages" of the contract; polls each 30 s as a floor, each 5 s while the socket is
   down, ever more seldom while somebody has to sign in first. Things with an id and data-item that come in are
   announced as the event region:new. */
import { behaviour } from "./core.js";
import { heardTime, serverNow } from "./server-time.js";
import { showState } from "./live-state.js";
import { subscribe } from "./live-socket.js";
import { outbox } from "./outbox.js";
import { postForms } from "./post-forms.js";
import { say } from "./toast.js";
import { refetcher } from "./refetch.js";
import { pauses } from "./pauses.js";
import { signedIn } from "./signed-in.js";

const FLOOR = 30000,
  FAST = 5000,
  GAP = 300,
  STALE = 8000,
  SELDOM = 60000;

behaviour("live-region", (region) => {
  let heard = Number(region.dataset.seq),
    good = serverNow(),
    goodPoll = Date.now(),
    downSince = goodPoll,
    checked = goodPoll;
  let opened = false,
    ever = false,
    shut = 0;
  const patience = pauses(FAST, SELDOM);

  const fetcher = refetcher(region, {
    behind: (seq) => seq < heard,
    done: (answer, seq) => {
      heardTime(answer.headers.get("Date"));
      heard = Math.max(heard, seq);
      good = serverNow();
      goodPoll = Date.now();
      if (shut) {
        shut = 0;
        patience.reset();
        socket.now();
      }
      box.send().then(tell);
    },
    refused: () => {
      shut = patience.take();
      socket.rest();
      tell();
    },
  });
  const box = outbox(region.dataset.topic, {
    done: () => fetcher.soon(),
    refused: (words) => {
      say(words || region.dataset.refused);
      fetcher.soon();
    },
  });
  const socket = subscribe(region.dataset.topic, {
    up: () => {
      opened = ever = true;
      fetcher.soon();
      if (!shut) box.send();
    },
    down: () => {
      if (opened) {
        downSince = Date.now();
        fetcher.soon();
      }
      opened = false;
      tell();
    },
    message: ({ prev_seq: before, seq }) => {
      if (seq <= heard) return;
      const missing = before > heard;
      if (!missing) heard = seq;
      setTimeout(
        () => {
          heard = Math.max(heard, seq);
          fetcher.soon();
        },
        missing ? GAP : 0,
      );
    },
  });

  function tell() {
    const live = socket.live(),
      fresh = Date.now() - Math.max(goodPoll, downSince) < STALE + (live ? FLOOR : 0);
    const state =
      live && fresh
        ? "live"
        : !fresh
          ? "stale"
          : Date.now() - downSince > STALE
            ? "polling"
            : ever
              ? "reconnecting"
              : "connecting";
    showState(state, { since: good, again: socket.retryIn(), kept: box.size(), shut: shut > 0 || box.shut() });
  }

  postForms(region, box, tell);
  document.addEventListener(
    "click",
    (event) => event.target.closest("[data-live-retry]") && (socket.now(), fetcher.soon()),
  );
  signedIn(() => shut && fetcher.soon());
  setInterval(() => {
    if (Date.now() - checked > (shut || (socket.live() && !box.size() ? FLOOR : FAST))) {
      checked = Date.now();
      fetcher.soon();
    }
    tell();
  }, 1000);
  tell();
});
