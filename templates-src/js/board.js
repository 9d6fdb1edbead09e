import { enliven } from "./core.js";
import "./clock.js";
import "./dialog.js";
import "./confirm.js";
import "./menu.js";
import "./toast.js";
import "./shortcut.js";
import "./theme.js";
import "./sound.js";
import "./fullscreen.js";
import "./live-region.js";

enliven(document);
