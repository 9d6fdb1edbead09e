/* Behaviours are small functions found by name: data-behaviour="copy menu" on an element runs both on it, once,
   at the start and whenever a piece of page arrives. */
const known = new Map();
const met = new WeakMap();

export function behaviour(name, start) {
  known.set(name, start);
}

export function enliven(root) {
  const found = [...root.querySelectorAll("[data-behaviour]")];
  if (root.matches?.("[data-behaviour]")) found.unshift(root);
  for (const element of found) {
    const names = met.get(element) ?? met.set(element, new Set()).get(element);
    for (const name of element.dataset.behaviour.split(" ")) {
      if (names.has(name) || !known.has(name)) continue;
      names.add(name);
      known.get(name)(element);
    }
  }
}

export function fill(words, value) {
  return (words ?? "").replace("{0}", value);
}

document.addEventListener("htmx:load", (event) => enliven(event.detail.elt));
