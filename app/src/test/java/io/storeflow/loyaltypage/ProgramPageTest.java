package io.storeflow.loyaltypage;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.Categories;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Programs;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff say of points. */
@AppTest
class ProgramPageTest {
  @Autowired DSLContext db;
  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private Programs programs;
  @Autowired private Categories categories;

  private Store store;
  private Staff.Visitor owner;
  private String page;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    page = "/s/" + store.slug() + "/loyalty";
  }

  @Test
  void isSwitchedOnAndSaysWhatItMeans() {
    assertThat(owner.get(page).body()).contains("Nothing yet", "data-behaviour=\"unsaved\"");
    var goods = world.goods(store, 500, null);
    var category = categories.create(store, "Bowls", Actor.SYSTEM);
    var slug = goods.productSlug();
    var saved =
        save(
            Map.of(
                "tiers[0].name", "Gold",
                "tiers[0].from", "500",
                "tiers[0].times", "1.5",
                "tiers[1].name", "Silver",
                "tiers[1].from", "100",
                "tiers[1].times", "1.25",
                "extras[0].product", slug,
                "extras[0].points", "10",
                "extras[1].category", category,
                "extras[1].points", "5"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    var program = programs.read(store);
    assertThat(program.runs()).isTrue();
    assertThat(program.terms()).isEqualTo(new Program.Terms(100, 100, 100));
    assertThat(program.tiers())
        .containsExactly(new Program.Tier(100, "Silver", 125), new Program.Tier(500, "Gold", 150));
    assertThat(program.extras()).extracting(Program.Extra::points).containsExactly(10, 5);
    assertThat(owner.get(page).body())
        .contains(
            "A basket of €25.00 earns 25 Stars, worth €0.25.",
            "is Gold and gets 1.5 times as many: 37 for that basket.",
            "The first order brings 50 Stars more, worth €0.50.",
            "gone 24 months after",
            "Each unit of these brings more Stars: Product " + goods.productId() + " 10, ",
            "value=\"" + slug + "\"",
            "value=\"1.25\"");
    assertThat(owner.get("/s/" + store.slug() + "/audit").body())
        .contains("Points program changed");
  }

  @Test
  void saysWhatIsFreeForPoints() {
    var goods = world.goods(store, 500, null);
    var saved =
        save(
            Map.of(
                "rewards[0].goods", goods.productSlug(),
                "rewards[0].points", "500",
                "rewards[0].most", "2",
                "rewards[0].active", "true"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    assertThat(programs.read(store).worth().rewards())
        .extracting(Program.Reward::variantId, Program.Reward::points, Program.Reward::most)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(goods.publicId(), 500, 2));
    assertThat(owner.get(page).body())
        .contains("Free for points", "name=\"rewards[1].goods\"")
        .contains("For Stars one unit of these is free: Product " + goods.productId() + " for 500.")
        .as("a row that is empty offers nothing yet")
        .containsOnlyOnce(">Offered<")
        .contains("<input type=\"hidden\" name=\"rewards[1].active\" value=\"true\">");
    save(
        Map.of(
            "rewards[0].goods", goods.productSlug(),
            "rewards[0].points", "500",
            "rewards[0].active", "false",
            "version", "1"));
    assertThat(programs.read(store).rewards()).hasSize(1);
    assertThat(programs.read(store).worth().rewards()).as("switched off").isEmpty();
    assertThat(owner.get(page).body()).doesNotContain("one unit of these is free");
  }

  @Test
  void aSkuIsFoundInWhateverLettersItIsTyped() {
    var goods = world.goods(store, 500, null);
    var v = only(store, VARIANT);
    db.update(v).set(v.SKU, "TEA-Green-1").where(v.ID.eq(goods.id())).execute();
    var saved =
        save(
            Map.of(
                "rewards[0].goods", "tea-green-1",
                "rewards[0].points", "500",
                "rewards[0].active", "true"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    assertThat(programs.read(store).rewards()).hasSize(1);
  }

  @Test
  void refusesWhatSomebodyElseHasOvertakenAndKeepsWhatWasTyped() {
    save(Map.of());
    var seen = owner.version(page);
    save(
        Map.of(
            "welcome", "60",
            "tiers[0].name", "Gold",
            "tiers[0].from", "500",
            "tiers[0].times", "2",
            "version", seen));
    var late = save(Map.of("name", "Moons", "version", seen));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("of other fields than you", "value=\"Moons\"", "value=\"60\"", "value=\"Gold\"");
    var both = save(Map.of("welcome", "70", "version", seen));
    assertThat(both.body()).contains("Saved by somebody else meanwhile: 60", "value=\"70\"");
    assertThat(programs.read(store).name()).isEqualTo("Stars");
    var again = save(Map.of("name", "Moons", "welcome", "60", "version", owner.version(page)));
    assertThat(again.statusCode()).isEqualTo(302);
    assertThat(programs.read(store).name()).isEqualTo("Moons");
    assertThat(programs.read(store).tiers()).hasSize(1);
  }

  @Test
  void whatIsNotSentStaysAsItIs() {
    save(Map.of("tiers[0].name", "Gold", "tiers[0].from", "500", "tiers[0].times", "2"));
    var named = owner.post(page, page, "name", "Moons", "version", "1");
    assertThat(named.statusCode()).isEqualTo(302);
    var program = programs.read(store);
    assertThat(program.name()).isEqualTo("Moons");
    assertThat(program.runs()).isTrue();
    assertThat(program.tiers()).hasSize(1);
    assertThat(program.welcome()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({
    "name, '', Enter a name",
    "spend, '', cannot stay empty",
    "spend, 0, more than nothing",
    "worth, 0, more than nothing",
    "worth, 100, bring back all that is spent",
    "worthPoints, 0, ''",
    "least, -1, ''",
    "welcome, a few, ''",
    "birthday, 1000000, ''",
    "months, 121, ''",
    "tiers[0].from, 5, cannot stay empty",
    "tiers[0].times, 0.5, a factor from 1 to 100",
    "tiers[0].times, 1.555, two decimals",
    "tiers[0].times, 0, 'a factor from 1 to 100 with two decimals at most, such as 1.5.'",
    "tiers[0].times, 101, 'a factor from 1 to 100 with two decimals at most, such as 1.5.'",
    "tiers[0].times, many, a factor from 1 to 100",
    "extras[0].product, no-such-thing, There is no “no-such-thing” in this store",
    "extras[0].product, größe, There is no “größe” in this store",
    "extras[0].points, 5, either a product or a category",
    "extras[0].category, abc, ''",
    "rewards[0].goods, no-such-thing, There is no “no-such-thing” in this store",
    "rewards[0].points, 5, cannot stay empty",
  })
  void refusesWhatCannotBe(String field, String typed, String said) {
    var answer = save(Map.of(field, typed));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(said).doesNotContain("This is no rate");
    assertThat(programs.read(store)).isEqualTo(Program.NONE);
  }

  @Test
  void isSeenByWhoHelpsAndChangedByWhoManages() {
    var support = staff.visitor(store, Role.SUPPORT);
    assertThat(support.get(page).body()).contains("disabled").doesNotContain("save-bar");
    assertThat(support.post(page, page, "name", "Stars").statusCode()).isEqualTo(403);
    assertThat(staff.visitor(store, Role.FULFILMENT).get(page).statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> save(Map<String, String> typed) {
    var form = new LinkedHashMap<String, String>();
    form.put("active", "true");
    form.put("name", "Stars");
    form.put("spend", "1");
    form.put("worthPoints", "100");
    form.put("worth", "1");
    form.put("welcome", "50");
    form.put("months", "24");
    form.put("version", "0");
    form.putAll(typed);
    var fields =
        form.entrySet().stream()
            .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
            .toArray(String[]::new);
    return owner.post(page, page, fields);
  }
}
