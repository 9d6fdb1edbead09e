package io.storeflow.platform.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/**
 * Where links of a text may lead. An address without scheme, as people type it, leads to the web or
 * to a mailbox; what cannot be an address is left out, and its text stays. Within the site a link
 * begins with a slash or a number sign.
 */
final class Links extends HtmlStreamEventReceiverWrapper {
  private static final String HOST =
      "(?:[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_\\-]*\\.){1,20}\\p{L}[\\p{L}\\p{M}\\p{N}\\-]+";
  private static final String WEB = HOST + "(?::\\d{1,5})?(?:[/?#].*)?";
  private static final String MAIL = "[^\\s@/?#:,]{1,64}@" + HOST + "(?:\\?.*)?";
  private static final String WHOLE =
      "[/#].*|https?://[^\\s/?#]+(?:[/?#].*)?|mailto:\\S.*|tel:\\S.*";

  /** What can be a link, as browsers and Java read it, whatever the case of letters. */
  static final String PATTERN = "^(?:" + String.join("|", WHOLE, WEB, MAIL) + ")$";

  private static final Pattern AS_IT_IS = pattern(WHOLE);
  private static final Pattern TO_THE_WEB = pattern(WEB);
  private static final Pattern TO_A_MAILBOX = pattern(MAIL);

  Links(HtmlStreamEventReceiver next) {
    super(next);
  }

  @Override
  public void openTag(String element, List<String> attributes) {
    super.openTag(element, element.equals("a") ? mended(attributes) : attributes);
  }

  /** Names and values in turn. */
  private static List<String> mended(List<String> attributes) {
    var mended = new ArrayList<String>();
    for (int i = 0; i + 1 < attributes.size(); i += 2) {
      boolean link = attributes.get(i).equals("href");
      var value = link ? address(attributes.get(i + 1)) : attributes.get(i + 1);
      if (value != null) mended.addAll(List.of(attributes.get(i), value));
    }
    return mended;
  }

  /** The address that is meant; null if it cannot be one. */
  static @Nullable String address(String typed) {
    var to = typed.strip();
    if (AS_IT_IS.matcher(to).matches()) return to;
    if (TO_THE_WEB.matcher(to).matches()) return "https://" + to;
    return TO_A_MAILBOX.matcher(to).matches() ? "mailto:" + to : null;
  }

  private static Pattern pattern(String address) {
    return Pattern.compile(address, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  }
}
