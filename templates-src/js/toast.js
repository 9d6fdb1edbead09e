/* A toast goes by itself after ten seconds, never while somebody points at it or is in it. */
import { behaviour, enliven } from "./core.js";

const MOST = 2;

/* The same sentence again takes the place of the first; of others the oldest goes, as a phone has no room for more. */
function makeRoom(place, words) {
  const there = [...place.querySelectorAll(".toast")];
  const same = there.filter((it) => it.firstElementChild?.textContent === words);
  const others = there.filter((it) => !same.includes(it));
  for (const it of [...same, ...others.slice(0, Math.max(0, others.length - MOST + 1))]) it.remove();
}

export function say(words, link) {
  const place = document.getElementById("toasts");
  if (!place) return;
  makeRoom(place, words);
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.behaviour = "toast";
  toast.append(Object.assign(document.createElement("span"), { textContent: words }));
  if (link) toast.append(Object.assign(document.createElement("a"), link));
  place.append(toast);
  enliven(toast);
}

behaviour("toast", (toast) => {
  let timer;
  const leave = () => toast.remove();
  const wait = () => (timer = setTimeout(leave, 10000));
  const stay = () => clearTimeout(timer);
  for (const event of ["pointerenter", "focusin"]) toast.addEventListener(event, stay);
  for (const event of ["pointerleave", "focusout"]) toast.addEventListener(event, wait);
  toast.querySelector("[data-close]")?.addEventListener("click", leave);
  wait();
});
