package io.storeflow.sharepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Shelves;
import io.storeflow.product.ProductState;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Products that others follow are archived on their own page, never among many. */
@AppTest
class FollowedProductsStayTest extends OnShares {
  @Autowired Browsing web;
  @Autowired ProductStates states;
  @Autowired Statements statements;

  final MockHttpSession session = new MockHttpSession();
  Person owner;
  String bowl;
  String follower;

  @BeforeEach
  void link() {
    owner = world.member(merchant, Role.OWNER);
    bowl = products.create(kitchen, Shelves.product(kitchen, "Bowl", 1290), Actor.SYSTEM);
    follower = made(share(kitchen, market, ShareWay.LINK, null, ramen));
  }

  private MockHttpServletResponse post(String path, String... fields) {
    var call = MockMvcRequestBuilders.post(path).session(session);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(owner, call);
  }

  private String page(String path) {
    var answer = web.send(owner, MockMvcRequestBuilders.get(path).session(session));
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private ProductState state(String product) {
    return products.get(kitchen, product).state();
  }

  @Test
  void theListArchivesTheOthersAndSaysHowManyItLeft() {
    var list = kitchen.page("/products");
    post(list + "/state", "state", "archived", "product", ramen, "product", bowl);
    assertThat(page(list))
        .contains("1 product archived. 1 was left alone: a product of another store follows it.");
    assertThat(state(bowl)).isEqualTo(ProductState.ARCHIVED);
    assertThat(state(ramen)).isEqualTo(ProductState.ACTIVE);

    post(list + "/state", "state", "archived", "product", ramen);
    assertThat(page(list)).contains("No product archived. 1 was left alone");
    assertThat(state(ramen)).isEqualTo(ProductState.ACTIVE);

    post(list + "/state", "state", "draft", "product", ramen);
    assertThat(page(list)).contains("1 product made a draft again").doesNotContain("left alone");
  }

  @Test
  void itsOwnPageSaysWhatEndsAndArchivesIt() {
    var itsPage = kitchen.page("/products/" + ramen);
    assertThat(page(itsPage)).contains("If you archive or delete it, these links end for good");
    var path = kitchen.page("/products/state");
    post(path, "state", "archived", "product", ramen, "back", ramen);
    assertThat(page(itsPage)).contains("1 product archived").doesNotContain("left alone");
    assertThat(state(ramen)).isEqualTo(ProductState.ARCHIVED);
  }

  @Test
  void aChangeOfManyLeavesThemAndSaysSoBeforeAndAfter() {
    var bulk = post(kitchen.page("/products/bulk"), "product", ramen, "product", bowl);
    var draft = Objects.requireNonNull(bulk.getRedirectedUrl());
    var answer = post(draft + "/preview", "state", "archived", "rounding", "exact");
    var preview = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(preview).contains("1 changes, 1 is left alone", "products of other stores follow");
    var seen = Pattern.compile("name=\"seen\" value=\"(\\w+)\"").matcher(preview);
    assertThat(seen.find()).isTrue();
    post(draft + "/run", "state", "archived", "rounding", "exact", "seen", seen.group(1));
    assertThat(page(draft))
        .contains("1 product was changed, 1 was left alone.", "products of other stores follow");
    assertThat(state(bowl)).isEqualTo(ProductState.ARCHIVED);
    assertThat(state(ramen)).isEqualTo(ProductState.ACTIVE);
  }

  @Test
  void whatWasPutOnSaleAndIsFollowedSinceIsNotTakenBack() {
    links.end(market, follower, Actor.SYSTEM);
    states.change(kitchen, List.of(ramen), ProductState.ARCHIVED, Actor.SYSTEM);
    var bulk = post(kitchen.page("/products/bulk"), "product", ramen);
    var draft = Objects.requireNonNull(bulk.getRedirectedUrl());
    var answer = post(draft + "/preview", "state", "active", "rounding", "exact");
    var preview = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    var seen = Pattern.compile("name=\"seen\" value=\"(\\w+)\"").matcher(preview);
    assertThat(seen.find()).isTrue();
    post(draft + "/run", "state", "active", "rounding", "exact", "seen", seen.group(1));
    assertThat(state(ramen)).isEqualTo(ProductState.ACTIVE);
    made(share(kitchen, market, ShareWay.LINK, null, ramen));
    var undo = Objects.requireNonNull(post(draft + "/undo").getRedirectedUrl());
    assertThat(page(undo)).contains("1 was left alone", "products of other stores follow");
    assertThat(state(ramen)).isEqualTo(ProductState.ACTIVE);
  }

  @Test
  void asksOnceHoweverManyAreArchived() {
    var many = new ArrayList<String>();
    for (int i = 0; i < 5; i++)
      many.add(products.create(kitchen, Shelves.product(kitchen, "Cup " + i, 90), Actor.SYSTEM));
    many.add(ramen);
    assertThat(statements.during(() -> links.followed(kitchen, many))).hasSize(1);
    assertThat(links.followed(kitchen, many)).containsExactly(ramen);
    assertThat(links.followed(market, many)).isEmpty();
    assertThat(links.followed(market, List.of(follower))).isEmpty();
  }
}
