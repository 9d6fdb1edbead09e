/* Entry of the front page, which has nothing to press but links. */
import { enliven } from "./core.js";

enliven(document);
