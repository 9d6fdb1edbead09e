package io.storeflow.sharepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.merchant.FirstRates;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.id.Ids;
import io.storeflow.product.ProductState;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class SharePagesTest {
  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired ProductLinks links;

  Store kitchen;
  Store market;
  Store york;
  Person owner;
  String bowl;

  @BeforeEach
  void open() {
    kitchen = world.store();
    market = world.store(kitchen.merchant());
    var settings = World.settingsOf("t-" + Ids.next()).in("US", "USD", "America/New_York", "en");
    york =
        merchants.open(
            kitchen.merchant(), settings.build(), List.of(), FirstRates.NONE, Actor.SYSTEM);
    owner = world.member(kitchen.merchant(), Role.OWNER);
    bowl = products.create(kitchen, Shelves.product(kitchen, "Bowl", 1290), Actor.SYSTEM);
  }

  private MockHttpServletResponse post(Person person, String path, String... fields) {
    var call = MockMvcRequestBuilders.post(path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  private String chosen(Person person) {
    var answer = post(person, kitchen.page("/products/share"), "product", bowl);
    return Objects.requireNonNull(answer.getRedirectedUrl());
  }

  /** What the page says once all is done. */
  private String result(String share) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> words(web.get(owner, share)).contains("is there, as a draft"));
    return words(web.get(owner, share));
  }

  @Test
  void linksAProductThatThenSaysWhereItIsKept() {
    var share = chosen(owner);
    assertThat(words(web.get(owner, share)))
        .contains("1 product to another store", "Bowl", market.name() + " · EUR", "USD");
    var sent =
        post(owner, share, "to", market.publicId(), "way", "link", "rate", "", "rounding", "exact");
    assertThat(sent.getRedirectedUrl()).isEqualTo(share);
    var done = result(share);
    assertThat(done).contains("1 product is there, as a draft.", "Linked to ");
    var found = Pattern.compile(market.page("/products/") + "([\\w-]{22})").matcher(done);
    assertThat(found.find()).isTrue();
    var page = market.page("/products/" + found.group(1));

    var linked = words(web.get(owner, page));
    assertThat(linked)
        .contains("Linked to ", kitchen.page("/products/" + bowl), "disabled", "Cut loose")
        .doesNotContain("value=\"option\"");
    assertThat(words(web.get(owner, kitchen.page("/products/" + bowl))))
        .contains("Also shown, as it is kept here, in", page);
    var cook = world.member(market, Role.CATALOGUE);
    assertThat(words(web.get(cook, page)))
        .contains("Linked to ")
        .doesNotContain(kitchen.page("/products/" + bowl));

    states.change(kitchen, List.of(bowl), ProductState.ARCHIVED, Actor.SYSTEM);
    world.readEvents(kitchen);
    await().atMost(Duration.ofMinutes(1)).until(() -> !links.lost(market).isEmpty());
    assertThat(words(web.get(owner, market.page(""))))
        .contains("1 linked product stands by itself now", page);
    assertThat(words(web.get(owner, page))).contains("where it was archived", "Understood");
    assertThat(post(owner, page + "/independence").getRedirectedUrl()).isEqualTo(page);
    assertThat(words(web.get(owner, page))).doesNotContain("where it was archived");
    assertThat(post(owner, page + "/independence").getStatus()).isEqualTo(404);
  }

  @Test
  void saysThatAProductIsLinkedAlreadyAndLeadsToIt() {
    var there = linked();
    var linked = market.page("/products/" + there);
    assertThat(words(web.get(owner, market.page("/products")))).contains(">Linked<");
    assertThat(words(web.get(owner, kitchen.page("/products")))).doesNotContain(">Linked<");
    var again = chosen(owner);
    post(owner, again, "to", market.publicId(), "way", "link", "rounding", "exact");
    assertThat(ended(again))
        .contains("1 did not come", "it is linked to that store already.", linked)
        .doesNotContain("is there, as a draft");
    // That one is linked itself: what it follows is named, and the page is answered as well.
    var asked = post(owner, market.page("/products/share"), "product", there);
    var back = Objects.requireNonNull(asked.getRedirectedUrl());
    post(owner, back, "to", kitchen.publicId(), "way", "link", "rounding", "exact");
    assertThat(ended(back)).contains("it is linked to another store itself");
    states.change(kitchen, List.of(bowl), ProductState.ARCHIVED, Actor.SYSTEM);
    var archived = chosen(owner);
    post(owner, archived, "to", market.publicId(), "way", "link", "rounding", "exact");
    assertThat(ended(archived)).contains("it is archived. Take it out of the archive");
  }

  /** The page of one that is over, whatever came of it. */
  private String ended(String share) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !words(web.get(owner, share)).contains("batch-progress"));
    var answer = web.get(owner, share);
    assertThat(answer.getStatus()).isEqualTo(200);
    return words(answer);
  }

  /** Public id of what follows the bowl in the market. */
  private String linked() {
    var share = chosen(owner);
    post(owner, share, "to", market.publicId(), "way", "link", "rounding", "exact");
    var found = Pattern.compile(market.page("/products/") + "([\\w-]{22})").matcher(result(share));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** What the market has of its own, sent from the page of the product as it was opened. */
  private MockHttpServletResponse saved(ProductDetail opened, String price, String... more) {
    var fields =
        Stream.of(
            "version",
            "" + opened.version(),
            "variants[0].id",
            opened.variants().getFirst().publicId(),
            "variants[0].price",
            price,
            "variants[0].active",
            "true");
    return post(
        owner,
        market.page("/products/" + opened.publicId()),
        Stream.concat(fields, Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void savesWhatIsOnesOwnOfALinkedProductThoughTheRestIsNotSent() {
    var id = linked();
    var answer = saved(products.get(market, id), "9.90", "slug", "my-bowl", "state", "active");
    assertThat(answer.getStatus()).as(words(answer)).isEqualTo(302);
    var now = products.get(market, id);
    assertThat(now.title()).isEqualTo("Bowl");
    assertThat(now.slug()).isEqualTo("my-bowl");
    assertThat(now.variants().getFirst().fields().price()).isEqualTo(market.money(990));
    var food = market.page("/products/" + id + "/food");
    assertThat(words(web.get(owner, food))).contains("What it holds is stated there", " disabled");
    var said = post(owner, food, "statement", "none");
    assertThat(said.getStatus()).isEqualTo(422);
    assertThat(words(said)).contains("state what it holds there, or cut it loose first");
  }

  @Test
  void savesWhatIsOnesOwnThoughTheLinkHasEndedSinceThePageWasOpened() throws Exception {
    var id = linked();
    var page = market.page("/products/" + id);
    var opened = products.get(market, id);
    assertThat(words(web.get(owner, page))).contains("name=\"linked\" value=\"true\"");
    links.end(market, id, Actor.SYSTEM);
    var slug = opened.fields().slug();
    var answer = saved(opened, "19.90", "linked", "true", "slug", slug, "state", "draft");
    assertThat(answer.getStatus()).as(words(answer)).isEqualTo(302);
    var now = products.get(market, id);
    assertThat(now.title()).isEqualTo("Bowl");
    assertThat(now.fields().description()).isEqualTo(opened.fields().description());
    assertThat(now.variants().getFirst().fields().price().minor()).isEqualTo(1990);
    assertThat(words(web.get(owner, page))).doesNotContain("name=\"linked\"");
  }

  @Test
  void asksForTheRateWhereTheMoneyIsAnother() {
    var share = chosen(owner);
    var none = post(owner, share, "to", york.publicId(), "way", "copy", "rounding", "exact");
    assertThat(none.getStatus()).isEqualTo(422);
    assertThat(words(none)).contains("sells in USD: write what 1 EUR is there");
    var odd =
        post(owner, share, "to", york.publicId(), "way", "copy", "rate", "1:2", "rounding", "x");
    assertThat(words(odd)).contains("This is no rate up to 999,999", "value=\"1:2\"");
    post(owner, share, "to", york.publicId(), "way", "copy", "rate", "1,08", "rounding", "ends_90");
    assertThat(result(share)).contains("1 product is there, as a draft.");
  }

  @Test
  void aStoreThatOneMayNotEditIsAsOneThatIsNotThere() {
    var cook = world.member(kitchen, Role.CATALOGUE);
    world.admit(cook, york, Role.VIEWER);
    var share = chosen(cook);
    assertThat(words(web.get(cook, share))).contains("No other store").doesNotContain("USD");
    var mine = chosen(owner);
    for (var to : List.of(world.store().publicId(), kitchen.publicId(), "nothing")) {
      var answer = post(owner, mine, "to", to, "way", "copy", "rounding", "exact");
      assertThat(answer.getStatus()).isEqualTo(422);
      assertThat(words(answer)).contains("Choose a store from the list.");
    }
    var refused = post(cook, share, "to", york.publicId(), "way", "copy", "rate", "1");
    assertThat(refused.getStatus()).isEqualTo(422);
    var there = mine.replace("/s/" + kitchen.slug(), "/s/" + market.slug());
    assertThat(web.get(owner, there).getStatus()).isEqualTo(404);
  }
}
