package io.storeflow.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ModifierPagesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired ModifierGroups groups;

  private Store store;
  private Staff.Visitor owner;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
  }

  @Test
  void refusesBoundsThatNobodyCanKeepAndKeepsWhatWasTyped() {
    for (var bounds : new String[][] {{"3", "2"}, {"2", "2"}, {"0", "0"}, {"-1", "1"}, {"", "x"}}) {
      var answer = send(form(bounds[0], bounds[1], "Egg", "1.80"));
      assertThat(answer.statusCode()).as(String.join(" to ", bounds)).isEqualTo(422);
      assertThat(answer.body()).contains("value=\"Egg\"").contains("value=\"1.80\"");
    }
    assertThat(groups.all(store)).isEmpty();
  }

  @Test
  void refusesAnEmptyGroupAndNamesGivenTwice() {
    assertThat(send(form("0", "1", "", "")).body()).contains("needs one modifier at least");
    var twice = form("0", "1", "Egg", "1.80");
    twice.put("modifiers[1].title", "egg");
    assertThat(send(twice).body()).contains("Another modifier of the group has this name");
    assertThat(groups.all(store)).isEmpty();
  }

  @Test
  void refusesAGroupThatGoesWithItself() {
    assertThat(send(form("0", "1", "Egg", "1.80")).statusCode()).isEqualTo(302);
    var made = groups.all(store).getFirst();
    var again = form("0", "1", "Egg", "1.80");
    again.put("version", "1");
    again.put("modifiers[0].inner", made.publicId());
    var answer = send("/modifiers/" + made.publicId(), again);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("cannot go with a modifier");
  }

  @Test
  void linesAreMovedAndAddedBeforeAnythingIsSaved() {
    var form = form("0", "1", "Egg", "1.80");
    form.put("modifiers[1].title", "Nori");
    form.put("rows", "up-1");
    var moved = send(form).body();
    assertThat(moved.indexOf("value=\"Nori\"")).isBetween(1, moved.indexOf("value=\"Egg\""));
    form.put("rows", "more");
    assertThat(send(form).body()).contains("modifiers[4].title").contains("value=\"1.80\"");
    for (var odd : List.of("up-0", "up-99", "up-x", "up-", "down-1")) {
      form.put("rows", odd);
      assertThat(send(form).statusCode()).as(odd).isEqualTo(200);
    }
    assertThat(groups.all(store)).isEmpty();
  }

  private java.net.http.HttpResponse<String> send(Map<String, String> form) {
    return send("/modifiers", form);
  }

  private java.net.http.HttpResponse<String> send(String path, Map<String, String> form) {
    var fields = form.entrySet().stream().flatMap(it -> Stream.of(it.getKey(), it.getValue()));
    return owner.post(
        store.page("/modifiers/new"), store.page(path), fields.toArray(String[]::new));
  }

  private static Map<String, String> form(String min, String max, String title, String price) {
    var form = new LinkedHashMap<String, String>();
    form.put("title", "Toppings");
    form.put("min", min);
    form.put("max", max);
    form.put("modifiers[0].title", title);
    form.put("modifiers[0].price", price);
    return form;
  }
}
