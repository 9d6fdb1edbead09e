package io.storeflow.platform.colour;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the style sheet that gives each store its colour, because pages carry no style. */
public final class StoreColours {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern SLUG = Pattern.compile("[a-z0-9-]+");

  private StoreColours() {}

  public record StoreColour(String slug, String colour) {}

  /** One rule for each store; an invalid slug or colour is left out, so nothing else gets in. */
  public static String css(List<StoreColour> stores) {
    return stores.stream()
        .filter(it -> COLOUR.matcher(it.colour()).matches() && SLUG.matcher(it.slug()).matches())
        .map(it -> "[data-store=\"" + it.slug() + "\"]{--store:" + it.colour() + "}\n")
        .collect(Collectors.joining());
  }
}
