package io.storeflow.kitchen;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateSpec;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * The tickets as HTML, made once for all screens of a store that ask for the same moment: twenty
 * screens that are told of a change cost one rendering. Nothing in it depends on who looks, or on
 * when: the screens compute the ages themselves.
 */
@Component
class BoardPages {
  private record Moment(long store, long seq, String slug, String zone, Locale locale) {}

  private final SpringTemplateEngine templates;
  private final KitchenQueries queries;
  private final AtomicLong rendered = new AtomicLong();
  private final Cache<Moment, String> pages =
      Caffeine.newBuilder()
          .maximumWeight(32_000_000)
          .weigher((Moment moment, String html) -> html.length())
          .expireAfterWrite(Duration.ofMinutes(1))
          .build();

  BoardPages(SpringTemplateEngine templates, KitchenQueries queries) {
    this.templates = templates;
    this.queries = queries;
  }

  /** The tickets of now, with the number for which they are true. */
  String tickets(
      Store store, Locale locale, HttpServletRequest request, HttpServletResponse response) {
    var zone = store.timeZone().getId();
    var now = new Moment(store.id(), queries.seq(store), store.slug(), zone, locale);
    return pages.get(now, moment -> render(store, locale, request, response));
  }

  /** How often tickets were rendered since the start. */
  long rendered() {
    return rendered.get();
  }

  private String render(
      Store store, Locale locale, HttpServletRequest request, HttpServletResponse response) {
    rendered.incrementAndGet();
    var exchange =
        JakartaServletWebApplication.buildApplication(request.getServletContext())
            .buildExchange(request, response);
    Map<String, Object> model = Map.of("store", store, "board", queries.board(store));
    return templates.process(
        new TemplateSpec("kitchen/_tickets", Set.of("region"), TemplateMode.HTML, null),
        new WebContext(exchange, locale, model));
  }
}
