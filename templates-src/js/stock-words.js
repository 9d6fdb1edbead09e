/* A state of stock in words and colour. Six is many: a page tells no more. */
export const MANY = 6;

export function mark(state, available, words) {
  state.textContent = words(available);
  state.dataset.fill = available ? (available < MANY ? "1" : "full") : "no";
  if (available) state.dataset.tone = available < MANY ? "warn" : "good";
  else delete state.dataset.tone;
}
