/* Up to which number a live region has heard of changes. A message whose predecessor is missing waits a moment for it:
   what lies between may come in another order. fetch() asks for the region again. */
const GAP = 300;

export function numbers(first, fetch) {
  let heard = first;
  const reached = (seq) => (heard = Math.max(heard, seq));

  function message({ prev_seq: before, seq }) {
    if (seq <= heard) return;
    const missing = before > heard;
    if (!missing) heard = seq;
    setTimeout(() => (reached(seq), fetch()), missing ? GAP : 0);
  }

  return { reached, message, behind: (seq) => seq < heard };
}
