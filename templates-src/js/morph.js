/* Makes an element like a fresh one while keeping what the person holds: focus, scroll, open details, ticks and typing.
   Children are matched by id, then by kind and place. */
const KEPT = { DETAILS: ["open"], DIALOG: ["open"] };

export function morph(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  attributes(old, fresh);
  if (old === document.activeElement && old.matches("input, textarea, select")) return;
  children(old, fresh);
}

function attributes(old, fresh) {
  const kept = KEPT[old.tagName] ?? [];
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name) && !kept.includes(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value && !kept.includes(name)) old.setAttribute(name, value);
}

function children(old, fresh) {
  const byId = new Map([...old.children].filter((it) => it.id).map((it) => [it.id, it]));
  let place = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const same = match(byId, place, wanted);
    if (!same) {
      old.insertBefore(wanted.cloneNode(true), place);
      continue;
    }
    if (same === place) place = place.nextSibling;
    else moveBefore(old, same, place);
    if (same.nodeType === Node.ELEMENT_NODE) morph(same, wanted);
    else if (same.nodeValue !== wanted.nodeValue) same.nodeValue = wanted.nodeValue;
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function match(byId, place, wanted) {
  if (wanted.id) return byId.get(wanted.id);
  return place && !place.id && place.nodeName === wanted.nodeName ? place : null;
}

/* Moving keeps focus and scroll where the browser can; else only the focus is given back. */
function moveBefore(parent, node, place) {
  if (parent.moveBefore) return parent.moveBefore(node, place);
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, place);
  focused?.focus({ preventScroll: true });
}
