/* Makes an element like a fresh one while keeping what the person holds: focus, scroll, open details, ticks and typing.
   Children are matched by id, then by kind and place; what is there no more is passed over. */
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
    place = passed(place, wanted);
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
  return alike(place, wanted) ? place : null;
}

/* The next of its kind, where those before it have no like in what is wanted from here on. */
function passed(place, wanted) {
  if (wanted.id || alike(place, wanted)) return place;
  const gone = [];
  let it = place;
  for (; it && !alike(it, wanted); it = it.nextSibling) {
    if (it.id || isWanted(it, wanted)) return place;
    gone.push(it);
  }
  if (!it) return place;
  for (const each of gone) each.remove();
  return it;
}

function isWanted(old, wanted) {
  for (let it = wanted; it; it = it.nextSibling) if (alike(old, it) && it.nodeType === Node.ELEMENT_NODE) return true;
  return false;
}

function alike(old, wanted) {
  return old && !old.id && !wanted.id && old.nodeName === wanted.nodeName;
}

/* Moving keeps focus and scroll where the browser can; else only the focus is given back. */
function moveBefore(parent, node, place) {
  if (parent.moveBefore) return parent.moveBefore(node, place);
  const focused = node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, place);
  focused?.focus({ preventScroll: true });
}
