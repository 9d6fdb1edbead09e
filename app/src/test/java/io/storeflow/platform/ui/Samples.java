package io.storeflow.platform.ui;

import io.storeflow.platform.address.AddressFields;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.frame.Desk;
import io.storeflow.platform.frame.Flash;
import io.storeflow.platform.frame.NavItem;
import io.storeflow.platform.frame.Person;
import io.storeflow.platform.frame.Shop;
import io.storeflow.platform.frame.StoreBadge;
import io.storeflow.platform.frame.Tab;
import io.storeflow.platform.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.MutablePropertyValues;
import org.springframework.validation.BindingResult;
import org.springframework.validation.DataBinder;

/** The demo world of the parts: a desk, a shop, a form that was refused. */
class Samples {
  static final StoreBadge KITCHEN =
      new StoreBadge(
          "hanami-kitchen",
          "Hanami Kitchen",
          "HK",
          "Berlin, you are owner",
          "/s/hanami-kitchen",
          true,
          "Hanami Foods");
  static final StoreBadge MARKET =
      new StoreBadge(
          "hanami-market",
          "Hanami Market",
          "HM",
          "Goods, you are owner",
          "/s/hanami-market",
          false,
          "Hanami Foods");
  static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A form as a browser fills it. */
  static class Form {
    public @Nullable String title;

    public @Nullable BigDecimal price;
    public @Nullable Integer prep;
    public @Nullable String zone;
    public @Nullable String image;
    public @Nullable String description;
    public boolean tracked;
    public boolean pickup;
  }

  static Desk desk() {
    var nav =
        List.of(
            NavItem.of("today", "/s/hanami-kitchen", "house").docked(),
            NavItem.of("orders", "/s/hanami-kitchen/orders", "inbox")
                .count(12)
                .current(true)
                .docked(),
            NavItem.of("kitchen", "/s/hanami-kitchen/board/kitchen", "chef-hat").docked(),
            NavItem.of("products", "/s/hanami-kitchen/products", "tag").docked(),
            NavItem.of("inventory", "/s/hanami-kitchen/inventory", "boxes").count(3),
            NavItem.of("shipping", "/s/hanami-kitchen/shipping", "truck"),
            NavItem.of("storefront", "/shop/hanami-kitchen", "store").in("channels").leaving(),
            NavItem.of("members", "/s/hanami-kitchen/members", "key-round").in("store"),
            NavItem.of("audit", "/s/hanami-kitchen/audit", "scroll-text").in("store"),
            NavItem.of("work", "/s/hanami-kitchen/work", "triangle-alert").in("store"),
            NavItem.of("settings", "/s/hanami-kitchen/settings", "settings").in("store"));
    var me = new Person("Yūko Brückner-Øst", "YB", "Hanami Foods", "/account");
    return new Desk(
        KITCHEN,
        List.of(KITCHEN, MARKET),
        nav,
        me,
        BERLIN,
        "/stores.css",
        "/s/hanami-kitchen/search",
        "/stores",
        "/stores/new",
        new Desk.Bell(3, 100, "/s/hanami-kitchen/notices", null));
  }

  static Shop shop() {
    return new Shop(
        new StoreBadge(
            "hanami-kitchen",
            "Hanami Kitchen",
            "HK",
            "Berlin-Neukölln",
            "/shop/hanami-kitchen",
            true,
            null),
        null,
        List.of(new Shop.Link("Menu", "#", true), new Shop.Link("Track an order", "#", false)),
        List.of(new Shop.Link("Imprint", "#", false)),
        List.of(new Shop.Link("Terms", "#", false)),
        "Hanami Kitchen, Sonnenallee 98, 12045 Berlin",
        BERLIN,
        Locale.of("en", "DE"),
        "/stores.css",
        "/shop/hanami-kitchen/search",
        "/shop/hanami-kitchen/cart",
        "Closed now. Orders are prepared from 10:00 on Friday.",
        "included",
        List.of(new Shop.Link("EUR", "#", true), new Shop.Link("USD", "#", false)),
        null);
  }

  static Map<String, Object> model() {
    var states = new LinkedHashMap<String, List<String>>();
    states.put(
        "fulfilment", List.of("new", "accepted", "preparing", "ready", "completed", "cancelled"));
    states.put(
        "payment",
        List.of("pending", "paid", "partially_refunded", "refunded", "failed", "cancelled"));
    states.put("return", List.of("none", "requested", "in_progress", "returned"));
    states.put("product", List.of("draft", "active", "archived"));
    states.put("stock", List.of("untracked", "in", "low", "out"));
    states.put("work", List.of("retrying", "failed", "done"));
    var piles = new LinkedHashMap<String, List<Integer>>();
    piles.put("New", List.of(1047, 1046));
    piles.put("Preparing", List.of(1042, 1043, 1044));
    piles.put("Ready", List.of(1040));
    var model = new HashMap<String, Object>();
    model.put("desk", desk());
    model.put("shop", shop());
    model.put("flash", Flash.said("Order #1040 handed over").undo("/undo"));
    model.put("states", states);
    model.put("piles", piles);
    model.put("seq", 17);
    model.put(
        "amounts",
        Map.of(
            "rent", money(129000, "EUR"),
            "discount", money(-147, "EUR"),
            "yen", money(1500, "JPY"),
            "total", money(1290, "EUR"),
            "bill", money(2230, "EUR"),
            "ramen", money(1490, "EUR")));
    model.put("placed", Pages.NOW.minus(Duration.ofMinutes(11)));
    model.put("due", Pages.NOW.plus(Duration.ofMinutes(8)));
    model.put("lastYear", Pages.NOW.minus(Duration.ofDays(400)));
    model.put("icons", List.of("bell", "history", "scroll-text", "circle-user", "volume-x"));
    model.put("to", AddressFields.of("US", Locale.ENGLISH));
    model.put(
        "zones",
        List.of(
            Choice.of("Europe/Berlin", "Europe/Berlin"),
            Choice.of("America/New_York", "America/New York")));
    model.put(
        "ways",
        List.of(
            Choice.of("pickup", "Pick up").icon("shopping-bag"),
            Choice.of("delivery", "Delivery").icon("bike")));
    model.put(
        "rates",
        List.of(
            Choice.of("a", "Delivery").hint("About 20:25").end("€2.90"),
            Choice.of("b", "Express").hint("Full").off()));
    model.put("tabs", List.of(new Tab("To do", "#", 12L, true), new Tab("All", "#", null, false)));
    model.put("chips", List.of(new Chip("Placed", "today", "?")));
    model.put("numbers", List.of(1047, 1046, 1045));
    model.put(
        "steps",
        List.of(
            new Step("Add a product", "14 products", "#", "View", true),
            new Step("Say where you ship", null, "#", "Set up shipping", false)));
    refused(model);
    return model;
  }

  private static Money money(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  private static void refused(Map<String, Object> model) {
    var binder = new DataBinder(new Form(), "form");
    binder.initDirectFieldAccess();
    var typed = new MutablePropertyValues();
    typed
        .add("title", "<b>Ramen</b> & \"more\"")
        .add("price", "12,9,0")
        .add("prep", "soon")
        .add("zone", "America/New_York")
        .add("tracked", "true");
    binder.bind(typed);
    binder.getBindingResult().rejectValue("description", "x", "Say in a sentence what it is.");
    model.put("form", new Form());
    model.putAll(binder.getBindingResult().getModel());
    model.put(BindingResult.MODEL_KEY_PREFIX + "form", binder.getBindingResult());
  }
}
