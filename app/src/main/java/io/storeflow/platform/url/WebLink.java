package io.storeflow.platform.url;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the address of a page that others are led to: https or http, of a host with a name, and
 * nothing that could run or pass for another address.
 */
public final class WebLink {
  public static final int LONGEST = 400;

  private static final Pattern HOST = Pattern.compile("(?=.*[.])[a-z0-9.-]+[a-z0-9]");

  private WebLink() {}

  public static Read<String> read(@Nullable String typed) {
    var text = Typed.code(typed);
    if (text.isEmpty()) return Read.missing();
    if (text.length() > LONGEST) return Read.refused("too_long", LONGEST);
    var whole = text.contains("://") || text.contains(":") ? text : "https://" + text;
    return isGood(whole) ? Read.of(whole) : Read.refused("link");
  }

  private static boolean isGood(String text) {
    try {
      var address = new URI(text);
      var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
      var host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
      return (scheme.equals("https") || scheme.equals("http"))
          && address.getRawUserInfo() == null
          && HOST.matcher(host).matches();
    } catch (URISyntaxException odd) {
      return false;
    }
  }
}
