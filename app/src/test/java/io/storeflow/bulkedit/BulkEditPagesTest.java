package io.storeflow.bulkedit;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class BulkEditPagesTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;

  Store store;
  Person person;
  String bowl;
  String draft;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.OWNER);
    bowl = products.create(store, Shelves.product(store, "Bowl", 1290), Actor.SYSTEM);
    products.create(store, Shelves.product(store, "Cup", 50), Actor.SYSTEM);
    draft = created("all", "true", "filter", "q=&sort=title");
  }

  private MockHttpServletResponse post(String path, String... fields) {
    var call = MockMvcRequestBuilders.post(path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  private String created(String... fields) {
    var answer = post(store.page("/products/bulk"), fields);
    return Objects.requireNonNull(answer.getRedirectedUrl());
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void showsWhatWillBeBeforeItIs() {
    var preview = words(post(draft + "/preview", "way", "down", "value", "1", "rounding", "exact"));
    assertThat(preview).contains("1 changes, 1 is left alone", "€11.90", "below zero");
    assertThat(price()).isEqualTo(1290);
    var run = run("1", seen(preview));
    assertThat(run.getRedirectedUrl()).isEqualTo(draft);
    assertThat(words(web.get(person, draft)))
        .contains("1 product was changed, 1 was left alone.", "Cup", "Take back");
    assertThat(run("1", seen(preview)).getStatus()).isEqualTo(302);
    assertThat(price()).isEqualTo(1190);
  }

  private MockHttpServletResponse run(String value, String seen) {
    return post(draft + "/run", "way", "down", "value", value, "rounding", "exact", "seen", seen);
  }

  private static String seen(String page) {
    var field = Pattern.compile("name=\"seen\" value=\"(\\w+)\"").matcher(page);
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  @Test
  void changesNothingButWhatWasLookedAt() {
    var preview = words(post(draft + "/preview", "way", "down", "value", "1", "rounding", "exact"));
    for (var sent : List.of(seen(preview), "")) {
      var other = run("2", sent);
      assertThat(other.getStatus()).isEqualTo(422);
      assertThat(words(other)).contains("This is not what you looked at before", "€10.90");
      assertThat(price()).isEqualTo(1290);
    }
    assertThat(run("2", seen(words(run("2", "")))).getStatus()).isEqualTo(302);
    assertThat(price()).isEqualTo(1090);
  }

  private long price() {
    return products.get(store, bowl).variants().getFirst().fields().price().minor();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''           | ''    | Choose at least one thing to change",
        "''           | 10    | Choose what happens to the price",
        "sideways     | 10    | Choose what happens to the price",
        "percent_down | ''    | Write how much",
        "percent_down | 101   | no percentage from 0.01 to 100",
        "percent_up   | -5    | no percentage from 0.01 to 1,000",
        "up           | 1.2.3 | amount",
      })
  void saysWhatIsWrongAndKeepsWhatWasTyped(String way, String value, String says) {
    var answer = post(draft + "/run", "way", way, "value", value, "rounding", "exact");
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(words(answer)).contains(says);
    if (!value.isEmpty()) assertThat(words(answer)).contains("value=\"" + value + "\"");
    assertThat(words(web.get(person, draft))).contains("Change 2 products");
  }

  @Test
  void nothingTickedIsSaid() {
    assertThat(created()).isEqualTo(store.page("/products"));
    assertThat(words(web.get(person, created("product", "gone")))).contains("No products chosen");
  }
}
