package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Read;
import io.storeflow.productfile.Told;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads addresses of pictures. Whether one may go there is not its business. */
final class Addresses {
  private static final int LONGEST = 2_000;
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern HOST = Pattern.compile("[\\w-]+(\\.[\\w-]+)+(:\\d+)?/.+");

  private Addresses() {}

  static Told<String> read(Cells cells, Column column, Sinks sinks) {
    return cells.told(
        column,
        cell -> {
          var read = read(cell);
          if (read instanceof Read.Value<String>(String it) && !hasScheme(cell))
            sinks.remark(cells, column, "productfile.remark.scheme", it);
          return read;
        });
  }

  static Read<String> read(String cell) {
    var whole = hasScheme(cell) ? cell : withScheme(cell);
    if (whole.length() > LONGEST || !isOne(whole))
      return Read.refused(
          "productfile.wrong.picture", io.storeflow.platform.input.Typed.cut(cell, 80));
    return Read.of(whole.replace(" ", "%20"));
  }

  private static boolean hasScheme(String cell) {
    return SCHEME.matcher(cell.toLowerCase(Locale.ROOT)).matches();
  }

  private static String withScheme(String cell) {
    if (cell.startsWith("//")) return "https:" + cell;
    return HOST.matcher(cell).matches() ? "https://" + cell : cell;
  }

  private static boolean isOne(String address) {
    try {
      var uri = new URI(address.replace(" ", "%20"));
      var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
    } catch (URISyntaxException none) {
      return false;
    }
  }
}
