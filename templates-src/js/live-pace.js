/* When a live region is asked for by itself: each 30 s as a floor, each 5 s while it may be behind, ever more seldom
   while somebody has to sign in first, or may no longer see it. */
import { pauses } from "./pauses.js";

export const FLOOR = 30000;
const FAST = 5000,
  SELDOM = 60000;

export function pace() {
  const patience = pauses(FAST, SELDOM);
  let shut = 0,
    asked = Date.now();

  /* Whether it was shut until now. */
  function opened() {
    const was = shut > 0;
    if (was) patience.reset();
    shut = 0;
    return was;
  }

  /* well: whether news come by themselves. */
  function isDue(well) {
    if (Date.now() - asked <= (shut || (well ? FLOOR : FAST))) return false;
    asked = Date.now();
    return true;
  }

  return { opened, isDue, refused: () => (shut = patience.take()), isShut: () => shut > 0 };
}
