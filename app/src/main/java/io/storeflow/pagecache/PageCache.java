package io.storeflow.pagecache;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.web.PageView;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Keeps the pages of shops that are the same for everybody, and answers with them before anything
 * else has to run. A page is kept under the version its store had before it was rendered, and the
 * settings it was rendered with, so it is never shown once anything on it has changed; nothing is
 * ever removed by name. One request renders a missing page while the others wait for it, on this
 * node and, by {@link SharedPages}, on the others.
 *
 * <p>Stands behind the filters that name the client and the request and before the heavier ones;
 * the headers of security are kept with the page.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
public class PageCache extends OncePerRequestFilter {
  private static final String UNTIL = PageCache.class.getName() + ".until";
  private static final Pattern PAGE =
      Pattern.compile(
          "/shop/([a-z0-9-]+)(?:|/all|/hours|/c/[a-z0-9-]+|/p/[a-z0-9-]+|/collections/[a-z0-9-]+"
              + "|/brands/[a-z0-9-]+|/pages/[a-z0-9-]+|/sitemap(?:-[0-9]{1,4})?[.]xml)");
  private static final int LONGEST_SAID = 1_000;

  private final Stores stores;
  private final ShopVersions versions;
  private final SharedPages shared;
  private final Clock clock;
  private final AsyncCache<PageKey, KeptPage> pages;
  private final Counter hits;
  private final Counter found;
  private final Counter misses;

  PageCache(
      Stores stores,
      ShopVersions versions,
      SharedPages shared,
      Clock clock,
      MeterRegistry meters,
      @Value("${storeflow.page-cache:64MB}") DataSize size) {
    this.stores = stores;
    this.versions = versions;
    this.shared = shared;
    this.clock = clock;
    this.pages =
        Caffeine.newBuilder()
            .maximumWeight(size.toBytes())
            .weigher((PageKey key, KeptPage page) -> page.weight())
            .buildAsync();
    this.hits = meters.counter("storeflow.pages", "result", "hit");
    this.found = meters.counter("storeflow.pages", "result", "shared");
    this.misses = meters.counter("storeflow.pages", "result", "miss");
  }

  /** Whether the answer to this request may be kept. */
  public static boolean keeps(HttpServletRequest request) {
    return PAGE.matcher(request.getRequestURI()).matches();
  }

  /**
   * Says, while a page is rendered, until when its words are right whatever changes or not. Of
   * several the first counts.
   */
  public static void keepUntil(HttpServletRequest request, Instant until) {
    if (!(request.getAttribute(UNTIL) instanceof Instant said) || until.isBefore(said))
      request.setAttribute(UNTIL, until);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var key = key(request);
    if (key == null) {
      chain.doFilter(request, response);
      return;
    }
    var mine = new CompletableFuture<@Nullable KeptPage>();
    var there = claim(key, mine);
    if (there == null) {
      fill(key, mine, request, response, chain);
      return;
    }
    var page = await(there);
    if (page == null) {
      chain.doFilter(request, response);
    } else {
      hits.increment();
      page.send(request, response);
    }
  }

  /** Null for what is not kept: another method, another page, or a store that cannot be read. */
  private @Nullable PageKey key(HttpServletRequest request) {
    var method = request.getMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) return null;
    var path = request.getRequestURI();
    if (!path.startsWith("/shop/")) return null;
    var matcher = PAGE.matcher(path);
    if (!matcher.matches()) return null;
    var said = ListParameters.said(request);
    if (said.length() > LONGEST_SAID) return null;
    try {
      var store = stores.open(matcher.group(1)).orElse(null);
      return store == null
          ? null
          : key(store.in(request.getParameter(Store.CURRENCY)), path, said, request.isSecure());
    } catch (DataAccessException away) {
      return null;
    }
  }

  private PageKey key(Store store, String path, String said, boolean secure) {
    var list = store.list();
    var all = list == null ? said : said + "&" + Store.CURRENCY + "=" + list.currency();
    return new PageKey(store.id(), versions.of(store), store.state(), path, all, secure);
  }

  /** The page, or the promise of one; null if it is mine to render. */
  private @Nullable CompletableFuture<KeptPage> claim(
      PageKey key, CompletableFuture<KeptPage> mine) {
    var there = pages.asMap().putIfAbsent(key, mine);
    if (there == null || !there.isDone()) return there;
    var page = there.getNow(null);
    if (page != null && page.holdsAt(clock.instant())) return there;
    pages.asMap().remove(key, there);
    return pages.asMap().putIfAbsent(key, mine);
  }

  private void fill(
      PageKey key,
      CompletableFuture<@Nullable KeptPage> mine,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    try {
      var there = shared.find(key).orElse(null);
      if (there == null) {
        misses.increment();
        render(key, mine, request, response, chain);
      } else {
        found.increment();
        mine.complete(there);
        there.send(request, response);
      }
    } finally {
      // Who waits renders for itself; a promise that ends in nothing is forgotten.
      mine.complete(null);
    }
  }

  private void render(
      PageKey key,
      CompletableFuture<@Nullable KeptPage> mine,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    var caught = new ContentCachingResponseWrapper(response);
    boolean keepable = false;
    try {
      PageView.keepPlain(request);
      chain.doFilter(request, caught);
      keepable = isKeepable(caught);
    } finally {
      if (!keepable) shared.giveUp(key);
    }
    if (!keepable) {
      caught.copyBodyToResponse();
      return;
    }
    var page = KeptPage.of(caught.getContentAsByteArray(), response, until(request));
    mine.complete(page);
    shared.put(key, page);
    page.sendFirst(request, response);
  }

  private static boolean isKeepable(ContentCachingResponseWrapper response) {
    return response.getStatus() == HttpServletResponse.SC_OK
        && !response.isCommitted()
        && response.getHeader("Set-Cookie") == null
        && response.getContentSize() > 0;
  }

  private static Instant until(HttpServletRequest request) {
    return request.getAttribute(UNTIL) instanceof Instant until ? until : Instant.MAX;
  }

  private static @Nullable KeptPage await(CompletableFuture<KeptPage> page) {
    try {
      return page.isDone() ? page.getNow(null) : page.get(5, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
