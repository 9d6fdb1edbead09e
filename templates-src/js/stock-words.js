/* A state of stock in words and colour. Six is many: a page tells no more. words.owed: sold though none is there. */
export const MANY = 6;

export function mark(state, available, words) {
  state.textContent = words(available);
  const few = available < MANY || words.owed;
  state.dataset.fill = available ? (few ? "1" : "full") : "no";
  if (available) state.dataset.tone = few ? "warn" : "good";
  else delete state.dataset.tone;
}

/* The same of what is chosen, which says itself how it stands: one is { words, out }, words empty where there are
   enough; null where there is no such thing. */
export function tell(state, one) {
  const all = document.querySelector("[data-behaviour~=stock]")?.dataset ?? {};
  state.hidden = !one;
  if (!one) return;
  state.textContent = one.words || (one.out ? all.w0 : all.w6);
  const few = one.words && one.words !== all.wb;
  state.dataset.fill = one.out ? "no" : few ? "1" : "full";
  if (one.out) delete state.dataset.tone;
  else state.dataset.tone = one.words ? "warn" : "good";
}
