/* What went wrong is read first; who types in a form that answers meanwhile goes on typing. */
import { behaviour } from "./core.js";

behaviour("focus", (element) => {
  const typed = element.closest("form")?.dataset.hxTrigger?.includes("input");
  if (!typed || !document.activeElement?.matches("input, textarea, select")) element.focus();
});
