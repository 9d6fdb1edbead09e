package io.storeflow.funnel;

import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A request to a shop that was answered, as the funnel counts it: by itself alone, so that nobody
 * has to be known again, and whichever node answers counts the same.
 *
 * @param path below the host, as it came
 * @param host to which it came, without port
 * @param status of the answer
 * @param fills whether it put something into a cart that was empty before
 * @param next where the answer leads to; null for nowhere
 * @param header the first header of a name; null for none
 */
record ShopRequest(
    String method,
    String path,
    String host,
    int status,
    boolean fills,
    @Nullable String next,
    Function<String, @Nullable String> header) {
  private static final Pattern SHOP = Pattern.compile("/shop/([a-z0-9-]{1,80})(/.*)?");
  private static final Pattern PRODUCT = Pattern.compile("/p/[^/]+");
  private static final String CHECKOUT = "/checkout";
  private static final String CART = "/cart";

  /** Parts of the names of programs that read pages by themselves; Cubot makes telephones. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?<!cu)bot|crawl|spider|slurp|fetch|preview|curl|wget|python|java|perl|ruby|php|http-?client"
              + "|okhttp|axios|go-http|headless|lighthouse|monitor|uptime|scan|facebookexternalhit");

  /** The shop in a path; null for what is no page of one. */
  static @Nullable String shop(String path) {
    var found = SHOP.matcher(path);
    return found.matches() ? found.group(1) : null;
  }

  /** The stages that were reached with it; none for programs, and for what no person opened. */
  Set<FunnelStage> stages() {
    var found = SHOP.matcher(path);
    var stages = EnumSet.noneOf(FunnelStage.class);
    if (!found.matches() || isProgram() || !isWanted()) return stages;
    if (method.equals("POST")) {
      if (fills && status < 400) stages.add(FunnelStage.CART);
      if (status < 400 && leadsToCheckout(found.group(1))) stages.add(FunnelStage.CHECKOUT);
    } else if (isOpened()) {
      var rest = found.group(2) == null ? "" : found.group(2);
      var shop = path.substring(0, path.length() - rest.length());
      var from = from();
      if (!isWithin(from, shop)) stages.add(FunnelStage.VISIT);
      if (PRODUCT.matcher(rest).matches()) stages.add(FunnelStage.PRODUCT);
      if (rest.equals(CHECKOUT) && !isBelow(from, shop + CHECKOUT) && !isBelow(from, shop + CART))
        stages.add(FunnelStage.CHECKOUT);
    }
    return stages;
  }

  /**
   * The button of the cart, which answers with the way to the checkout. Browsers then ask for that
   * page as if it were opened once more, so it is the button that counts.
   */
  private boolean leadsToCheckout(String slug) {
    if (next == null || path.endsWith(CHECKOUT)) return false;
    return next.split("[?#]", 2)[0].endsWith("/shop/" + slug + CHECKOUT);
  }

  private boolean isProgram() {
    var agent = header.apply("User-Agent");
    return agent == null
        || agent.isBlank()
        || PROGRAM.matcher(agent.toLowerCase(Locale.ROOT)).find();
  }

  /** Whether somebody asked for it, and not a browser that looks ahead. */
  private boolean isWanted() {
    return !contains("Sec-Purpose", "prefetch") && !contains("Purpose", "prefetch");
  }

  /** A page as a whole, that was there, and not once more. */
  private boolean isOpened() {
    if (!method.equals("GET") || status != 200 && status != 304) return false;
    if (header.apply("HX-Request") != null || contains("Cache-Control", "max-age=0")) return false;
    if (contains("Cache-Control", "no-cache")) return false;
    var kind = header.apply("Sec-Fetch-Dest");
    return kind == null ? contains("Accept", "text/html") : kind.equals("document");
  }

  /** The page that led here, if that is one of this host; null where it is not said. */
  private @Nullable URI from() {
    var said = header.apply("Referer");
    if (said == null) return null;
    try {
      return URI.create(said.strip());
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }

  /** Pages of orders say nothing of where their reader goes, but that it is to the same site. */
  private boolean isWithin(@Nullable URI from, String shop) {
    if (from == null) return "same-origin".equals(header.apply("Sec-Fetch-Site"));
    return isBelow(from, shop) || isBelow(from, "/track");
  }

  private boolean isBelow(@Nullable URI from, String path) {
    if (from == null || !host.equalsIgnoreCase(from.getHost()) || from.getPath() == null)
      return false;
    return from.getPath().equals(path) || from.getPath().startsWith(path + "/");
  }

  private boolean contains(String name, String part) {
    var value = header.apply(name);
    return value != null && value.toLowerCase(Locale.ROOT).contains(part);
  }
}
