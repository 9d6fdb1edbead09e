package io.storeflow.shop;

import io.storeflow.pagecache.ShopVersions;
import io.storeflow.platform.frame.Shop;
import io.storeflow.platform.frame.StoreBadge;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.platform.money.PriceList;
import io.storeflow.shopface.ShopFace;
import io.storeflow.store.Store;
import io.storeflow.storepage.PageLine;
import io.storeflow.withdrawal.WithdrawalLaw;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the frame of the shop around its pages; nothing in it is about the visitor. */
@Component
public class ShopFrame implements HandlerInterceptor, WebMvcConfigurer {
  /**
   * Where the page hears of what is sold and comes in.
   *
   * @param seq number of the channel up to which all is on the page
   */
  public record StockFeed(String topic, long seq) {}

  private static final String STOCK = ShopFrame.class.getName() + ".stock";

  /** Behind those that open the store. */
  private static final int BEHIND = 10;

  private final MessageSource messages;
  private final Openings openings;
  private final PromiseWords words;
  private final ShopFace face;
  private final ShopVersions versions;
  private final ShopTerms terms;

  ShopFrame(
      MessageSource messages,
      Openings openings,
      PromiseWords words,
      ShopFace face,
      ShopVersions versions,
      ShopTerms terms) {
    this.messages = messages;
    this.openings = openings;
    this.words = words;
    this.face = face;
    this.versions = versions;
    this.terms = terms;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this).addPathPatterns("/shop/**", "/track/**").order(BEHIND);
  }

  /** Before anything of the page is read, so that the page knows at least as much. */
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getAttribute(Store.class.getName()) instanceof Store store)
      request.setAttribute(STOCK, versions.stock(store));
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || !page.hasView()) return;
    var view = page.getViewName();
    if (view != null && view.startsWith("redirect:")) {
      request.setAttribute(View.RESPONSE_STATUS_ATTRIBUTE, HttpStatus.SEE_OTHER);
      return;
    }
    if (request.getAttribute(Store.class.getName()) instanceof Store store) {
      var caption = (String) page.getModel().get("caption");
      page.addObject("shop", shop(store, request, caption));
      page.addObject(
          "stock",
          new StockFeed(
              "/topic/store." + store.publicId() + ".inventory",
              request.getAttribute(STOCK) instanceof Long seq ? seq : 0));
    }
  }

  /** The frame around a page of the store. */
  Shop shop(Store store, HttpServletRequest request, @Nullable String caption) {
    var uri = request.getRequestURI();
    var home = store.shop("");
    var links =
        Stream.of("home", "all", "hours", "track")
            .map(key -> link(store, key, key.equals("home") ? "" : "/" + key, uri))
            .toList();
    return new Shop(
        new StoreBadge(
            store.slug(),
            store.name(),
            store.letters(),
            caption != null ? caption : blankToNull(store.settings().city()),
            home,
            false,
            null),
        logo(store),
        links,
        footer(store, links, uri),
        face.pages(store).stream()
            .filter(it -> it.legal() != null && it.legal().isBeforeOrder())
            .map(it -> link(store, it, uri))
            .toList(),
        address(store),
        store.timeZone(),
        store.texts(),
        store.colours(),
        store.shop("/search"),
        store.cart(),
        words.closed(store, openings.of(store, request)),
        terms.taxWords(store),
        currencies(store, request),
        store.list() == null ? null : store.currency().getCurrencyCode());
  }

  /** Filters are left out: prices among them are in a currency. */
  private static List<Shop.Link> currencies(Store store, HttpServletRequest request) {
    var uri = request.getRequestURI();
    if (store.lists().isEmpty() || !uri.startsWith(store.shopPath())) return List.of();
    var page = request.getMethod().equals("GET") ? uri : store.shopPath();
    var own = Stream.of(store.ownCurrency());
    return Stream.concat(own, store.lists().stream().map(PriceList::currency))
        .map(
            it ->
                new Shop.Link(
                    it.getCurrencyCode(),
                    page + "?" + Store.CURRENCY + "=" + it,
                    it.equals(store.currency())))
        .toList();
  }

  private List<Shop.Link> footer(Store store, List<Shop.Link> links, String uri) {
    var footer = new ArrayList<>(links.subList(1, links.size()));
    var title = messages.getMessage("proof.title", null, store.locale());
    footer.add(new Shop.Link(title, store.shop("/me"), uri.equals(store.shopPath() + "/me")));
    for (var page : face.pages(store)) footer.add(link(store, page, uri));
    boolean may =
        WithdrawalLaw.isUsual(store) || WithdrawalLaw.holds(store) && face.isWithdrawable(store);
    if (may) footer.add(withdrawal(store, uri));
    return footer;
  }

  /** Easy to find, and called as the law says (Directive 2011/83/EU, article 11a). */
  private Shop.Link withdrawal(Store store, String uri) {
    var text = messages.getMessage("withdrawal.open", null, store.locale());
    var path = "/withdrawal";
    return new Shop.Link(text, store.shop(path), uri.equals(store.shopPath() + path));
  }

  private Shop.Link link(Store store, String key, String path, String uri) {
    var text = messages.getMessage("shop.nav." + key, null, store.locale());
    return new Shop.Link(text, store.shop(path), uri.equals(store.shopPath() + path));
  }

  private static Shop.Link link(Store store, PageLine page, String uri) {
    return new Shop.Link(
        page.title(), store.shop(page.path()), uri.equals(store.shopPath() + page.path()));
  }

  private Shop.@Nullable Logo logo(Store store) {
    var logo = face.of(store).logo();
    return logo == null ? null : new Shop.Logo(logo.path(), logo.width(), logo.height());
  }

  /** The store's name and address on one line. */
  static String address(Store store) {
    var lines = Stream.concat(Stream.of(store.name()), place(store).stream());
    return Isolation.join(lines.toList(), store.locale());
  }

  /** Where the store is, line by line, without its name. */
  public static List<String> place(Store store) {
    return store.settings().lines();
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }
}
