package io.storeflow.platform.piece;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.util.FastStringWriter;

/**
 * Pieces of pages by what they show. A piece is rendered of one value and nothing else, so the same
 * value always makes the same piece, whatever page, store or reader it is for: none grows old, and
 * a shelf of 24 goods of which one was sold is rendered again for that one. What is asked for once
 * does not push out what is asked for often.
 */
final class Pieces {
  /** Letters that are kept of all together. */
  private static final long MOST = 4_000_000;

  /** As a value weighs about what is written of it. */
  private static final int WITH_VALUE = 2;

  /** Name under which a piece finds its value, as a loop calls what it is at. */
  static final String VALUE = "it";

  private final Cache<Key, String> pieces =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher((Key key, String html) -> WITH_VALUE * html.length())
          // A page asks for dozens: to wake another thread for the upkeep costs more than it.
          .executor(Runnable::run)
          .build();

  private final boolean kept;

  /**
   * @param kept whether any is; else each is rendered each time
   */
  Pieces(boolean kept) {
    this.kept = kept;
  }

  private record Key(String template, Object value, Locale locale) {}

  /**
   * @param template the file of the piece
   * @param value what it shows; of a type that is equal to another by what it holds
   */
  String html(IEngineConfiguration engine, String template, Object value, Locale locale) {
    if (value instanceof Filled filled)
      return filled.in(html(engine, template, filled.frame(), locale));
    return kept(
        new Key(template, value, locale),
        () -> {
          var html = new FastStringWriter();
          engine
              .getTemplateManager()
              .parseAndProcess(
                  new TemplateSpec(template, TemplateMode.HTML),
                  new Context(locale, Map.of(VALUE, value)),
                  html);
          return html.toString().strip();
        });
  }

  /** Two who render the same at once do it twice: neither waits for the other. */
  private String kept(Key key, Supplier<String> rendered) {
    var known = pieces.getIfPresent(key);
    if (known != null) return known;
    var html = rendered.get();
    if (kept) pieces.put(key, html);
    return html;
  }
}
