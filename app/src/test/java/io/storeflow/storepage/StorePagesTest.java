package io.storeflow.storepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.account.Person;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.Description;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class StorePagesTest {
  @Autowired World world;
  @Autowired StorePages pages;
  @Autowired Browsing web;
  @Autowired Statements statements;

  Store store;
  Person owner;
  String base;

  @BeforeEach
  void open() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    base = store.page("/settings/pages");
  }

  @Test
  void anImprintIsWrittenAndStandsAtTheFootOfThePagesOfTheShop() {
    assertThat(words(web.get(owner, store.page("/settings")))).contains("legal=imprint");
    assertThat(words(web.get(owner, base + "/new?legal=imprint"))).contains("value=\"imprint\"");
    post(base, "legal", "imprint", "title", "Imprint", "published", "true", "description", "Me");
    assertThat(words(web.get(null, store.shop("/all"))))
        .contains(store.shop("/pages/imprint"))
        .contains("Imprint");
    var page = words(web.get(null, store.shop("/pages/imprint")));
    assertThat(page)
        .contains("<h1>", "<p>Me</p>", "rel=\"canonical\"", "BreadcrumbList")
        .contains("property=\"og:title\" content=\"Imprint\"");
    assertThat(words(web.get(owner, store.page("/settings")))).doesNotContain("legal=imprint");
    assertThat(words(web.get(null, store.shop("/sitemap.xml")))).contains("/pages/imprint</loc>");
  }

  @Test
  void aFormerAddressLeadsToThePresentOneUntilAnotherPageTakesIt() {
    var id = create("About", "Words", true);
    post(base + "/" + id, "version", "1", "title", "About", "slug", "us", "published", "true");
    var old = web.get(null, store.shop("/pages/about"));
    assertThat(old.getStatus()).isEqualTo(308);
    assertThat(old.getHeader("Location")).endsWith(store.shop("/pages/us"));
    create("About", "Others", true);
    assertThat(words(web.get(null, store.shop("/pages/about")))).contains("Others");
  }

  @Test
  void aDraftIsSeenByStaffAlone() {
    var id = create("Soon", "", false);
    assertThat(web.get(null, store.shop("/pages/soon")).getStatus()).isEqualTo(404);
    assertThat(words(web.get(null, store.shop("/all")))).doesNotContain("/pages/soon");
    assertThat(words(web.get(null, store.shop("/sitemap.xml")))).doesNotContain("/pages/soon");
    assertThat(words(web.get(owner, base + "/" + id))).contains("value=\"Soon\"");
  }

  @Test
  void whatWasPastedIsMadeSafe() {
    var text = "<p onclick='x()'>Hi <b>you</b></p><script>alert(1)</script><img src=x>";
    post(base, "title", "About", "published", "true", "marked", "true", "description", text);
    var page = words(web.get(null, store.shop("/pages/about")));
    assertThat(page).contains("<p>Hi <strong>you</strong></p>").doesNotContain("onclick", "alert");
  }

  @Test
  void theFootCostsNoStatementOncePagesAreKnown() {
    create("About", "words", true);
    web.get(null, store.shop("/cart"));
    var with = statements.during(() -> web.get(null, store.shop("/cart")));
    assertThat(with).noneMatch(it -> it.contains("store_page") || it.contains("store_face"));
  }

  @Test
  void twoWhoWriteAreToldOfEachOther() {
    var id = create("About", "old", true);
    var change = new String[] {"version", "1", "title", "About us", "description", "theirs"};
    assertThat(post(base + "/" + id, change).getStatus()).isEqualTo(302);
    var late = post(base + "/" + id, "version", "1", "title", "About me", "description", "mine");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(words(late)).contains("theirs", "mine", "name=\"version\" value=\"2\"");
  }

  @Test
  void anAddressIsOfOnePage() {
    create("About", "words", true);
    create("About", "words", true);
    assertThat(pages.all(store)).extracting(PageLine::slug).containsExactly("about", "about-2");
    var taken = post(base, "title", "Other", "slug", "about");
    assertThat(taken.getStatus()).isEqualTo(422);
    assertThat(words(taken)).contains("Another page has this address", "value=\"Other\"");
    var empty = post(base, "title", "", "published", "true", "description", " ");
    assertThat(words(empty)).contains("A page without words");
    assertThat(post(base, "title", "X", "legal", "nonsense").getStatus()).isEqualTo(404);
  }

  @Test
  void pagesAreMovedAndDeleted() {
    var first = create("A", "words", true);
    var second = create("B", "words", true);
    post(base + "/" + second + "/position", "to", "up");
    assertThat(pages.all(store)).extracting(PageLine::title).containsExactly("B", "A");
    post(base + "/" + second + "/position", "to", "up");
    post(base + "/" + first + "/position", "to", "down");
    assertThat(pages.all(store)).extracting(PageLine::title).containsExactly("B", "A");
    post(base + "/" + first + "/deletion");
    assertThat(pages.all(store)).extracting(PageLine::title).containsExactly("B");
    assertThatThrownBy(() -> pages.get(store, first)).isInstanceOf(NotFound.class);
  }

  @Test
  void thereIsOneImprintHoweverManyWriteOne() throws Exception {
    var words = new PageChange("Imprint", "", true, Description.plain("Me"));
    Callable<Boolean> write =
        () -> {
          try {
            pages.create(store, LegalPage.IMPRINT, words, Actor.SYSTEM);
            return true;
          } catch (PageRefused refused) {
            return false;
          }
        };
    assertThat(AtOnce.all(Collections.nCopies(4, write))).containsOnlyOnce(true);
    assertThat(pages.missing(store)).doesNotContain(LegalPage.IMPRINT);
  }

  private String create(String title, String text, boolean published) {
    var words = new PageChange(title, "", published, Description.plain(text));
    return pages.create(store, null, words, Actor.SYSTEM);
  }

  private MockHttpServletResponse post(String address, @Nullable String... fields) {
    var call = MockMvcRequestBuilders.post(address);
    for (int i = 0; i < fields.length; i += 2)
      call.param(Objects.requireNonNull(fields[i]), Objects.requireNonNull(fields[i + 1]));
    return web.send(owner, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
