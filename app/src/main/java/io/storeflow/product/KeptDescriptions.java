package io.storeflow.product;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.markup.Markup;

/**
 * What was made of kept descriptions with markup: making it takes three passes of a parser, and
 * shops show the same ones again and again. Of the same words always the same is made, so nothing
 * in here is ever out of date.
 */
final class KeptDescriptions {
  /** Characters of all of them together; at most two bytes each. */
  private static final int MOST = 8_000_000;

  private record Kept(String text, String html) {
    private int length() {
      return text.length() + html.length();
    }
  }

  private static final Cache<Kept, Description> MADE =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Kept kept, Description made) -> 2 * kept.length())
          .build();

  private KeptDescriptions() {}

  static Description of(String text, String html) {
    return MADE.get(new Kept(text, html), KeptDescriptions::made);
  }

  private static Description made(Kept kept) {
    var markup = Markup.of(kept.html());
    return markup.text().equals(kept.text())
        ? new Description(kept.text(), markup)
        : Description.plain(kept.text());
  }
}
