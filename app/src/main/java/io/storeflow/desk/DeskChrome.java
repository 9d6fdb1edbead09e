package io.storeflow.desk;

import static io.storeflow.store.Permission.*;

import io.storeflow.platform.colour.StoreColourSheet;
import io.storeflow.platform.frame.Desk;
import io.storeflow.platform.frame.Initials;
import io.storeflow.platform.frame.NavItem;
import io.storeflow.platform.frame.Person;
import io.storeflow.platform.frame.StoreBadge;
import io.storeflow.platform.locale.Europe;
import io.storeflow.signin.SignIn;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import io.storeflow.store.Trade;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * Puts the frame of the dashboard around every page of staff: stores to switch to, and what the
 * role may open.
 */
@Component
class DeskChrome implements HandlerInterceptor {
  private final Stores stores;
  private final MessageSource messages;
  private final DeskNumbers numbers;

  DeskChrome(Stores stores, MessageSource messages, DeskNumbers numbers) {
    this.stores = stores;
    this.messages = messages;
    this.numbers = numbers;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    if (page == null || !needsFrame(request, page)) return;
    var access = (StoreAccess) request.getAttribute(StoreInterceptor.ACCESS);
    StoreInterceptor.signedIn()
        .or(() -> Optional.ofNullable(access).map(StoreAccess::person))
        .ifPresent(
            person -> {
              // A board pass opens one store and tells of no other.
              boolean byPass = StoreInterceptor.signedIn().isEmpty() && access != null;
              var all = byPass ? List.of(access) : stores.of(person);
              page.addObject("desk", desk(request, access, all, byPass, person.displayName()));
              if (access != null)
                page.addObject("access", access).addObject("store", access.store());
            });
  }

  /** Redirects, fragments for htmx and boards have no frame. */
  private static boolean needsFrame(HttpServletRequest request, ModelAndView page) {
    var view = page.getViewName();
    return view != null
        && !view.startsWith("redirect:")
        && !view.contains(" :: ")
        && !request.getRequestURI().startsWith("/shop/")
        && !request.getRequestURI().startsWith("/track/");
  }

  private Desk desk(
      HttpServletRequest request,
      @Nullable StoreAccess access,
      List<StoreAccess> all,
      boolean byPass,
      String name) {
    var current = access == null ? null : access.store();
    var lines = access == null ? overall() : nav(access);
    var counted = numbers.of(access, lines, byPass ? List.of() : all);
    var badges = all.stream().map(each -> badge(each, current)).toList();
    boolean mayOpen = all.stream().anyMatch(each -> each.may(CREATE_STORES)) || all.isEmpty();
    return new Desk(
        access == null ? null : badge(access, current),
        badges,
        lines.stream().map(item -> finish(item, counted, access, request)).toList(),
        new Person(
            name,
            Initials.of(name),
            access == null ? "" : access.store().merchant().name(),
            "/account"),
        current == null ? own(request, all) : current.timeZone(),
        StoreColourSheet.address(all.stream().map(each -> each.store().colour()).toList()),
        access != null && access.may(SEE_ORDERS) ? access.store().page("/search") : null,
        "/stores",
        mayOpen ? "/stores/new" : null,
        counted.bell());
  }

  /** The person's clock where no single store rules: their own, else that of their first store. */
  private static ZoneId own(HttpServletRequest request, List<StoreAccess> all) {
    return SignIn.zone(request)
        .or(() -> all.stream().findFirst().map(first -> first.store().timeZone()))
        .orElse(ZoneOffset.UTC);
  }

  private StoreBadge badge(StoreAccess access, @Nullable Store current) {
    var store = access.store();
    var role =
        messages.getMessage(
            "merchant.role.you." + access.role().code(), null, LocaleContextHolder.getLocale());
    var caption = store.settings().city().isEmpty() ? role : store.settings().city() + ", " + role;
    boolean isCurrent = current != null && current.id() == store.id();
    return new StoreBadge(
        store.slug(),
        store.name(),
        store.letters(),
        caption,
        store.page(""),
        isCurrent,
        store.merchant().name());
  }

  /** Where there is no store: what is of all of them, and of the person. */
  private static List<NavItem> overall() {
    return Stream.of(
            NavItem.of("inbox", "/stores", "inbox"),
            NavItem.of("account", "/account", "circle-user"),
            NavItem.of("sessions", "/account/sessions", "monitor"))
        .map(NavItem::docked)
        .toList();
  }

  private static List<NavItem> nav(StoreAccess access) {
    var base = access.store().page("");
    var items = new ArrayList<NavItem>();
    add(items, access, SEE_STORE, NavItem.of("today", base, "house").docked());
    add(items, access, SEE_ORDERS, NavItem.of("orders", base + "/orders", "inbox").docked());
    add(
        items,
        access,
        USE_BOARD,
        access.store().trade() == Trade.GOODS
            ? NavItem.of("packing", base + "/board/kitchen", "package").docked()
            : NavItem.of("kitchen", base + "/board/kitchen", "chef-hat").docked());
    if (Europe.isInUnion(access.store().country()))
      add(items, access, SEE_ORDERS, NavItem.of("withdrawals", base + "/withdrawals", "ban"));
    add(items, access, SEE_ORDERS, NavItem.of("carts", base + "/carts", "shopping-bag"));
    add(items, access, SEE_CUSTOMERS, NavItem.of("customers", base + "/customers", "circle-user"));
    add(items, access, SEE_PRODUCTS, NavItem.of("products", base + "/products", "tag").docked());
    add(items, access, SEE_STOCK, NavItem.of("inventory", base + "/inventory", "boxes"));
    add(items, access, SEE_RATES, NavItem.of("shipping", base + "/shipping", "truck"));
    add(items, access, SEE_RATES, NavItem.of("tax", base + "/tax", "receipt"));
    add(items, access, SEE_ORDERS, NavItem.of("invoices", base + "/invoices", "scroll-text"));
    add(items, access, SEE_RULES, NavItem.of("pricing", base + "/pricing", "percent"));
    add(items, access, SEE_GIFT_CARDS, NavItem.of("gift-cards", base + "/gift-cards", "gift"));
    add(items, access, SEE_LOYALTY, NavItem.of("loyalty", base + "/loyalty", "star"));
    items.add(NavItem.of("storefront", access.store().shop(""), "store").in("channels").leaving());
    add(
        items,
        access,
        SEE_MEMBERS,
        NavItem.of("members", base + "/members", "key-round").in("store"));
    add(items, access, SEE_AUDIT, NavItem.of("audit", base + "/audit", "scroll-text").in("store"));
    add(
        items,
        access,
        SEE_FAILED_WORK,
        NavItem.of("work", base + "/failed-work", "triangle-alert").in("store"));
    add(
        items,
        access,
        EDIT_SETTINGS,
        NavItem.of("payments", base + "/payments", "wallet").in("store"));
    add(
        items,
        access,
        EDIT_SETTINGS,
        NavItem.of("settings", base + "/settings", "settings").in("store"));
    return items;
  }

  private static NavItem finish(
      NavItem item,
      DeskNumbers.Counted counted,
      @Nullable StoreAccess access,
      HttpServletRequest request) {
    var here = request.getRequestURI();
    boolean whole = access == null || item.href().equals(access.store().page(""));
    boolean current = whole ? here.equals(item.href()) : here.startsWith(item.href());
    return item.count(counted.lines().getOrDefault(item.key(), 0)).current(current);
  }

  private static void add(
      List<NavItem> items, StoreAccess access, Permission permission, NavItem item) {
    if (access.may(permission)) items.add(item);
  }
}
