package io.storeflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A signed-in owner whose store has two categories and three products. */
abstract class OnLists {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Products products;
  @Autowired Categories categories;

  Store store;
  BrowserContext context;
  Page page;
  String email;

  @BeforeEach
  void signIn() {
    store = world.store();
    email = world.member(store, Role.OWNER).email();
    var ramen = categories.create(store, "Ramen", Actor.SYSTEM);
    categories.create(store, "Rice", Actor.SYSTEM);
    for (var title : List.of("Shoyu", "Miso"))
      products.create(
          store,
          Shelves.product(title, ramen, List.of(Shelves.variant(store, "", 1290, 9))),
          Actor.SYSTEM);
    products.create(store, Shelves.product(store, "Gyoza", 620), Actor.SYSTEM);
    context = Chromium.shared().newContext();
    context.setDefaultTimeout(30_000);
    page = context.newPage();
    page.navigate(staff.origin() + "/login");
    enter();
    page.waitForURL("**/stores");
  }

  @AfterEach
  void leave() {
    context.close();
  }

  void open(String list) {
    page.navigate(staff.origin() + "/s/" + store.slug() + "/" + list);
    page.evaluate("() => (window.same = true)");
  }

  void isTheSamePage() {
    assertThat((Boolean) page.evaluate("() => window.same === true")).isTrue();
  }

  void enter() {
    page.locator("#email").fill(email);
    page.locator("#password").fill(World.PASSWORD);
    page.locator("main form button").first().click();
  }

  Locator rows() {
    return page.locator("tbody tr");
  }
}
