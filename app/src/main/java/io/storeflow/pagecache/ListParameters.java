package io.storeflow.pagecache;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The parameters of addresses that lists of the shop know; whatever else is there says nothing. */
public final class ListParameters {
  public static final String CURSOR = "cursor";
  public static final String SORT = "sort";
  public static final String FROM = "from";
  public static final String TO = "to";
  public static final String AVAILABLE = "available";
  public static final String BRAND = "brand";
  public static final String TAG = "tag";

  /** What became of a discount code that a link has brought: the page says it. */
  public static final String DISCOUNT = "discount";

  /** Stands before the name of an option. */
  public static final String OPTION = "option.";

  private static final Set<String> NAMES =
      Set.of(CURSOR, SORT, FROM, TO, AVAILABLE, BRAND, TAG, DISCOUNT);

  private ListParameters() {}

  /**
   * What is said by them, the same for the same in another order and never for something else;
   * empty for nothing.
   */
  public static String said(HttpServletRequest request) {
    if (request.getQueryString() == null) return "";
    var said = new TreeMap<String, String>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              boolean blank = Arrays.stream(values).allMatch(String::isEmpty);
              if (!blank && isKnown(name)) said.put(name, said(name, values));
            });
    return String.join("&", said.values());
  }

  private static String said(String name, String[] values) {
    return Arrays.stream(values)
        .map(value -> encoded(name) + "=" + encoded(value))
        .collect(Collectors.joining("&"));
  }

  /** Whatever somebody typed, without the signs that stand between two parameters. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static boolean isKnown(String name) {
    return NAMES.contains(name) || name.startsWith(OPTION);
  }
}
