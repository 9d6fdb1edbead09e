import { enliven } from "./core.js";
import "./clock.js";
import "./copy.js";
import "./dialog.js";
import "./menu.js";
import "./toast.js";
import "./amount.js";
import "./focus.js";
import "./cart-count.js";
import "./put-in.js";
import "./choose.js";
import "./gallery.js";
import "./keep.js";
import "./morph-swap.js";
import "./press-first.js";
import "./live-region.js";
import "./stock.js";

enliven(document);
