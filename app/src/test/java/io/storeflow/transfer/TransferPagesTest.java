package io.storeflow.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.account.Person;
import io.storeflow.store.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

/** A transfer on its pages. */
class TransferPagesTest extends AtATransfer {
  @Test
  void isDoneOnItsPages() {
    var person = world.member(store, Role.MANAGER);
    var base = "/s/" + store.slug() + "/inventory/transfers";
    var begin =
        post(base).param("from", main.publicId()).param("to", shop.publicId()).param("note", "Sat");
    var page = String.valueOf(web.send(person, begin).getRedirectedUrl());
    assertThat(page).startsWith(base + "/");
    var unknown = post(page + "/lines").param("version", "1").param("code", "no such thing");
    assertThat(refused(person, unknown)).contains("Nothing with tracked stock is called");
    var added = post(page + "/lines").param("version", "1").param("code", "SKU-" + goods.id());
    assertThat(web.send(person, added).getStatus()).isEqualTo(302);
    var stale = post(page + "/lines").param("version", "1");
    assertThat(refused(person, stale)).contains("Somebody else has changed");
    var many =
        post(page + "/dispatch")
            .param("version", "2")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "25");
    assertThat(refused(person, many)).contains("only 10 can be taken from", "value=\"25\"");
    var send =
        post(page + "/dispatch")
            .param("version", "3")
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "7");
    assertThat(web.send(person, send).getStatus()).isEqualTo(302);
    assertThat(content(web.get(person, base))).contains("Shop floor", "Under way", "Sat");
    assertThat(content(web.get(person, "/s/" + store.slug() + "/inventory"))).contains("+7");
    var tooMany =
        post(page + "/receipt")
            .param("version", Integer.toString(versionOf(page)))
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "8");
    assertThat(refused(person, tooMany))
        .contains("Only 7 are under way", "href=\"#lines-0-units\"", "value=\"8\"");
    var receive =
        post(page + "/receipt")
            .param("version", Integer.toString(versionOf(page)))
            .param("lines[0].variant", goods.publicId())
            .param("lines[0].units", "6")
            .param("rest", "lost")
            .param("reason", "One fell");
    assertThat(web.send(person, receive).getStatus()).isEqualTo(302);
    assertThat(content(web.get(person, page))).contains("Received", "One fell");
    assertThat(content(web.get(person, "/s/" + store.slug() + "/inventory/ledger")))
        .contains("Transfer", "−7", "+6")
        .containsSubsequence("Damage", main.name(), "→", "Shop floor", "One fell", "−1")
        .containsSubsequence("One fell", "−1", "One fell", "+1", "+6", "−7");
    holds(3, 6);
  }

  @Test
  void aLineThatAFormOfWhatArrivedLeavesOutHasNotArrived() {
    var person = world.member(store, Role.MANAGER);
    var second = world.goods(store, 700, 10);
    var transfer = transfers.begin(store, main, shop, "", ACTOR);
    transfers.write(store, transfer, 1, Map.of(goods.id(), 4, second.id(), 5));
    transfers.send(store, transfer, 2, ACTOR);
    var page = "/s/" + store.slug() + "/inventory/transfers/" + transfer;
    for (var rest : List.of("later", "lost")) {
      var one =
          post(page + "/receipt")
              .param("version", Integer.toString(versionOf(page)))
              .param("lines[0].variant", goods.publicId())
              .param("lines[0].units", "4")
              .param("rest", rest);
      assertThat(refused(person, one)).contains("it was not said how many have arrived");
      one.param("lines[1].variant", second.publicId());
      assertThat(refused(person, one)).contains("it was not said how many have arrived");
    }
    assertThat(transfers.get(store, transfer).lines()).allMatch(it -> it.arrived() == 0);
    assertThat(transfers.get(store, transfer).open()).isEqualTo(9);
    holds(6, 0);
  }

  private int versionOf(String page) {
    return transfers.get(store, page.substring(page.lastIndexOf('/') + 1)).version();
  }

  private String refused(
      Person person,
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form) {
    var answer = web.send(person, form);
    assertThat(answer.getStatus()).isEqualTo(422);
    return content(answer);
  }

  private static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
