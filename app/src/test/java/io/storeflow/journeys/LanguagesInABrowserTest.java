package io.storeflow.journeys;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import io.storeflow.account.People;
import io.storeflow.category.Categories;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Names of the other direction on every page and in every mail, as the browser draws them: what is
 * written before a name stands before it, what follows stands behind. In what is no text on the
 * page (attributes, options, titles) the name is isolated.
 */
@AppTest
@Tag("browser")
class LanguagesInABrowserTest {
  private static final String LOOK =
      """
      names => {
        document.querySelectorAll('details').forEach(it => it.open = true);
        const found = [], letters = /[\\p{L}\\p{N}]/u;
        const escaped = names.map(it => it.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&'));
        const any = new RegExp(escaped.join('|'), 'gu');
        const without = text => text.replace(/\\u2068[^\\u2069]*\\u2069/g, '');
        const bare = text => letters.test(text.replace(any, '')) && without(text).search(any) >= 0;
        const tell = (what, element) => found.push(what + ' | ' + element.outerHTML.slice(0, 160));
        for (const element of document.querySelectorAll('*'))
          for (const name of ['aria-label', 'alt', 'title', 'placeholder', 'data-confirm', 'data-act', 'data-label'])
            if (bare(element.getAttribute(name) ?? '')) tell(name, element);
        for (const data of document.querySelectorAll('script[type="application/ld+json"]'))
          if (/[\\u2068\\u2069]/.test(data.textContent)) tell('marks in data', data);
        for (const element of document.querySelectorAll('option, title'))
          if (bare(element.textContent)) tell('text', element);
        const blockOf = node => {
          let it = node.parentElement;
          while (['inline', 'contents'].includes(getComputedStyle(it).display)) it = it.parentElement;
          return it;
        };
        const blocks = new Map(), walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let node; (node = walk.nextNode());) {
          if (node.parentElement.closest('script, style, textarea, option, noscript')) continue;
          const block = blockOf(node);
          if (!blocks.has(block)) blocks.set(block, []);
          [...node.data].reduce((at, letter) => {
            if (letter.trim()) blocks.get(block).push({ node, at, letter });
            return at + letter.length;
          }, 0);
        }
        const boxOf = ({ node, at, letter }) => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + letter.length);
          return range.getClientRects()[0];
        };
        const spaceless = names.map(it => it.replace(/\\s/g, ''));
        const marks = /[\\u2068\\u2069]/;
        for (const [block, all] of blocks) {
          const shown = all.filter(it => !marks.test(it.letter) && boxOf(it));
          const text = shown.map(it => it.letter).join('');
          const ltr = getComputedStyle(block).direction === 'ltr';
          for (const name of spaceless) {
            for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
              const letters = shown.slice(at, at + name.length).map(boxOf);
              const left = Math.min(...letters.map(it => it.left)), right = Math.max(...letters.map(it => it.right));
              const beside = it => it && boxOf(it).top < letters[0].bottom && boxOf(it).bottom > letters[0].top
                && letters.every(one => Math.abs(one.top - letters[0].top) < 2) ? boxOf(it) : null;
              const before = beside(shown[at - 1]), after = beside(shown[at + name.length]);
              if (before && (ltr ? before.left > left : before.right < right)) tell('before ' + name, block);
              if (after && (ltr ? after.right < right : after.left > left)) tell('after ' + name, block);
            }
          }
          const around = spaceless.reduce((rest, name) => rest.replaceAll(name, ''), text);
          if (around !== text && /\\p{L}/u.test(around) && ltr !== (document.dir === 'ltr')) tell('turned', block);
        }
        return found;
      }
      """;

  /** What a store and all that is in it is called; each ends in what has no direction. */
  private record Names(
      String product, String variant, String category, String rate, String store, String person) {

    List<String> all() {
      return List.of(product, variant, category, rate, store, person);
    }
  }

  private static final Names HEBREW =
      new Names("מרק (2)", "גדול (3)", "מנות (4)", "שליח (5)", "חנות (6)", "דוד (7)");
  private static final Names LATIN =
      new Names("Soup (2)", "Large (3)", "Dishes (4)", "Bike (5)", "Corner (6)", "David (7)");

  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired People people;
  @Autowired Categories categories;
  @Autowired Placed placed;
  @Autowired Staff staff;
  @Autowired DSLContext db;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void namesStandWhereTheyAreWritten() {
    try (var chromium = Chromium.start()) {
      var kept = store("en", HEBREW);
      look(chromium, kept, HEBREW);
      look(chromium, store("ar", LATIN), LATIN);
    }
    assertThat(complaints).isEmpty();
  }

  /** A screen writes the time of day as the server does: in New York with AM and PM. */
  @ParameterizedTest
  @CsvSource({
    "US, America/New_York, '\\d{1,2}:\\d\\d\u00a0[AP]M', '8:05\u00a0AM'",
    "DE, Europe/Berlin, '\\d\\d:\\d\\d', '08:05'"
  })
  void clocksOfScreensAndOfTheServerAgree(String country, String zone, String now, String due) {
    var settings =
        World.settingsOf("c-" + Ids.next())
            .saying("", "")
            .in(country, "USD", zone, "en")
            .withoutAddress()
            .build();
    var store =
        merchants.open(world.merchant(), settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
    var inTwoDays = LocalDate.now(store.timeZone()).plusDays(2).atTime(8, 5);
    var promised = inTwoDays.atZone(store.timeZone()).toInstant();
    placed.order(
        store, Instant.now(), FulfilmentState.ACCEPTED, row -> row.setPromisedAt(promised));
    var visitor = staff.visitor(World.signedIn(world.member(store, Role.OWNER)));
    var board = "/s/" + store.slug() + "/board/kitchen";
    var served = visitor.get(board).body();
    try (var chromium = Chromium.start();
        var context = context(chromium, visitor);
        var page = context.newPage()) {
      page.navigate(staff.origin() + board);
      page.waitForSelector("[data-live-state][data-tone=good]");
      assertThat(page.textContent(".wall")).matches(now);
      var written = page.textContent("[data-due]");
      assertThat(written).endsWith(" " + due);
      assertThat(served).contains(">" + written + "</p>");
    }
  }

  private Store store(String locale, Names names) {
    var settings =
        World.settingsOf("d-" + Ids.next())
            .named(names.store())
            .saying("", "")
            .in("DE", "EUR", "Europe/Berlin", locale)
            .at(names.product(), "", names.category())
            .calledBy("+49 30 12345")
            .build();
    return merchants.open(world.merchant(), settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  private void look(Chromium chromium, Store store, Names names) {
    var goods = world.goods(store, 1290, 9);
    var category = categories.create(store, names.category(), Actor.SYSTEM);
    var rate = world.rate(store, Method.PICKUP, 0);
    named(store, names, category);
    var request = World.request(rate, null, goods, 2);
    var contact = new CheckoutRequest.Contact(names.person(), shopper(store), "+49 30 1234");
    world.order(
        store,
        new CheckoutRequest(contact, rate, null, request.address(), request.items(), "", "api"));
    var person =
        people.register(
            "d" + Ids.next() + "@example.com",
            names.person(),
            people.hash(World.PASSWORD),
            Locale.ENGLISH);
    world.admit(person, store, Role.OWNER);
    try (var context = context(chromium, staff.visitor(World.signedIn(person)));
        var page = context.newPage()) {
      var shop = "/shop/" + store.slug();
      var order = only(store, ORDERS);
      open(page, shop + "/p/" + goods.productSlug(), names);
      page.click("form[data-behaviour=put-in] button:not([type=button])");
      page.waitForSelector(".toast");
      see(page, "toast", names);
      for (var path :
          List.of("", "/all", "/hours", "/cart", "/checkout", "/search?q=" + names.product()))
        open(page, shop + path, names);
      open(
          page,
          "/track/" + db.select(order.PUBLIC_ID).from(order).fetchSingle(order.PUBLIC_ID),
          names);
      if (!Isolation.isRightToLeft(store.locale())) desk(page, store, names, rate);
      mail(page, store, names);
    }
  }

  private void desk(Page page, Store store, Names names, String rate) {
    var home = "/s/" + store.slug();
    for (var path :
        List.of(
            "",
            "/orders",
            "/orders/1001",
            "/search?q=" + names.product(),
            "/products",
            "/categories",
            "/inventory",
            "/shipping",
            "/shipping/" + rate,
            "/settings",
            "/audit",
            "/board/kitchen",
            "/board/kitchen/tickets/1001/paper")) open(page, home + path, names);
    for (var list : List.of("/products", "/inventory")) {
      page.navigate(staff.origin() + home + list);
      page.click("tbody th a");
      see(page, list + " one", names);
    }
    open(page, "/stores", names);
    open(page, "/account", names);
  }

  private void mail(Page page, Store store, Names names) {
    var mail =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () ->
                    db.selectFrom(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(shopper(store)))
                        .fetch(),
                found -> !found.isEmpty())
            .getFirst();
    page.setContent(mail.get(MAILBOX_MESSAGE.BODY_HTML));
    see(page, "mail", names);
    var rest = mail.get(MAILBOX_MESSAGE.BODY_TEXT) + mail.get(MAILBOX_MESSAGE.SUBJECT);
    for (var line : rest.split("\n")) {
      var outside = line.replaceAll("\u2068[^\u2069]*\u2069", "");
      if (names.all().stream().anyMatch(outside::contains) && !names.all().contains(line.strip()))
        complaints.add("mail " + line);
    }
  }

  private void open(Page page, String path, Names names) {
    var answer = page.navigate(staff.origin() + path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    see(page, path, names);
  }

  private void see(Page page, String where, Names names) {
    var found = (List<?>) page.evaluate(LOOK, names.all());
    found.forEach(it -> complaints.add(where + ": " + it));
  }

  private void named(Store store, Names names, String category) {
    var product = only(store, PRODUCT);
    var variant = only(store, VARIANT);
    var rate = only(store, SHIPPING_RATE);
    var id =
        categories.all(store).stream()
            .filter(it -> it.publicId().equals(category))
            .findFirst()
            .orElseThrow()
            .id();
    world.change(
        store,
        () -> {
          db.update(product)
              .set(product.TITLE, names.product())
              .set(product.SECOND_TITLE, names.variant())
              .set(product.DESCRIPTION, names.product())
              .set(product.CATEGORY_ID, id)
              .execute();
          db.update(variant).set(variant.TITLE, names.variant()).execute();
          db.update(rate).set(rate.NAME, names.rate()).execute();
        });
  }

  private static String shopper(Store store) {
    return store.slug() + "@example.com";
  }

  private BrowserContext context(Chromium chromium, Staff.Visitor visitor) {
    var context = chromium.browser().newContext();
    var cookies = new ArrayList<Cookie>();
    visitor
        .cookies()
        .forEach((name, value) -> cookies.add(new Cookie(name, value).setUrl(staff.origin())));
    context.addCookies(cookies);
    return context;
  }
}
