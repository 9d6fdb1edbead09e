/* A state of stock in words and colour. Six is many: a page tells no more. words.owed: sold though none is there. */
export const MANY = 6;

export function mark(state, available, words) {
  state.textContent = words(available);
  const few = available < MANY || words.owed;
  state.dataset.fill = available ? (few ? "1" : "full") : "no";
  if (available) state.dataset.tone = few ? "warn" : "good";
  else delete state.dataset.tone;
}
