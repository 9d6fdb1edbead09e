package io.storeflow.platform.pdf;

import com.ibm.icu.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

/**
 * Names that run to both sides, each in a box of its own. What draws them orders the runs of a box
 * by its direction alone, and knows nothing of isolates (UAX #9) within one.
 */
final class Isolates {
  private static final Pattern ISOLATE = Pattern.compile("\u2068([^\u2068\u2069]*)\u2069");

  private Isolates() {}

  /** Makes boxes of those that are in a page; all else of it stays as it is. */
  static void box(Document html) {
    var texts = new ArrayList<Text>();
    find(html, texts);
    for (var text : texts) if (text.getData().indexOf('\u2068') >= 0) box(html, text);
  }

  private static void find(Node in, List<Text> texts) {
    for (var it = in.getFirstChild(); it != null; it = it.getNextSibling()) {
      if (it instanceof Text text) texts.add(text);
      else find(it, texts);
    }
  }

  private static void box(Document html, Text text) {
    var all = text.getData();
    var around = text.getParentNode();
    var isolates = ISOLATE.matcher(all);
    int from = 0;
    while (isolates.find()) {
      var name = isolates.group(1);
      if (!isMixed(name)) continue;
      // What draws it cannot bear a text of nothing.
      if (isolates.start() > from)
        around.insertBefore(html.createTextNode(all.substring(from, isolates.start())), text);
      var box = html.createElement("span");
      var direction = Bidi.getBaseDirection(name) == Bidi.RTL ? "rtl" : "ltr";
      box.setAttribute("style", "display: inline-block; direction: " + direction);
      box.appendChild(html.createTextNode(name));
      around.insertBefore(box, text);
      from = isolates.end();
    }
    if (from == all.length()) around.removeChild(text);
    else text.setData(all.substring(from));
  }

  private static boolean isMixed(String name) {
    return new Bidi(name, Bidi.LEVEL_DEFAULT_LTR).isMixed();
  }
}
