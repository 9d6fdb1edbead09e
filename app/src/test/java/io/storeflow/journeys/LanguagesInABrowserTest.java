package io.storeflow.journeys;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.storeflow.account.People;
import io.storeflow.category.Categories;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.locale.Isolation;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Names of the other direction on every page and in every mail, as the browser draws them: what is
 * written before a name stands before it, what follows stands behind. In what is no text on the
 * page (attributes, options, titles) the name is isolated.
 */
@AppTest
@Tag("browser")
class LanguagesInABrowserTest {

  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired People people;
  @Autowired Categories categories;
  @Autowired Staff staff;
  @Autowired DSLContext db;

  private final List<String> complaints = new ArrayList<>();

  @Test
  void namesStandWhereTheyAreWritten() {
    var kept = store("en", Names.HEBREW);
    look(kept, Names.HEBREW);
    look(store("ar", Names.LATIN), Names.LATIN);
    assertThat(complaints).isEmpty();
  }

  private Store store(String locale, Names names) {
    var settings =
        World.settingsOf("d-" + Ids.next(), names.store())
            .saying("", "")
            .in("DE", "EUR", "Europe/Berlin", locale)
            .at(names.product(), "", "", names.category(), "")
            .reachedBy("+49 30 12345", "")
            .build();
    return merchants.open(world.merchant(), settings, List.of(), FirstRates.NONE, Actor.SYSTEM);
  }

  private void look(Store store, Names names) {
    var goods = world.goods(store, 1290, 9);
    var category = categories.create(store, names.category(), Actor.SYSTEM);
    var rate = world.rate(store, Method.PICKUP, 0);
    named(store, names, category);
    var request = World.request(rate, null, goods, 2);
    var contact = new CheckoutRequest.Contact(names.person(), shopper(store), "+49 30 1234");
    world.order(store, request.but().from(contact).build());
    var person =
        people.register(
            "d" + Ids.next() + "@example.com",
            names.person(),
            people.hash(World.PASSWORD),
            Locale.ENGLISH);
    world.admit(person, store, Role.OWNER);
    try (var context = staff.context(Chromium.shared(), staff.visitor(World.signedIn(person)));
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
            .atMost(Duration.ofMinutes(1))
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
    names.misplacedIn(page).forEach(it -> complaints.add(where + ": " + it));
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
}
