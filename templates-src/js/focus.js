/* What went wrong is read first. */
import { behaviour } from "./core.js";

behaviour("focus", (element) => element.focus());
