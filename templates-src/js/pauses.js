/* Pauses between tries (ms) that grow to a longest one, each somewhat longer or shorter, so that screens do not come
   all at once. */
export function pauses(first, longest) {
  let next = first;
  return {
    take: () => {
      const pause = next * (0.75 + Math.random() / 2);
      next = Math.min(longest, next * 2);
      return pause;
    },
    reset: () => (next = first),
  };
}
