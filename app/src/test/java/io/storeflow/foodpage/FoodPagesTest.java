package io.storeflow.foodpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class FoodPagesTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private Store store;
  private World.Goods ramen;
  private Staff.Visitor owner;
  private String page;

  @BeforeEach
  void open() {
    store = world.store();
    ramen = world.goods(store, 1000, 50);
    owner = staff.visitor(store, Role.OWNER);
    var p = only(store, PRODUCT);
    page = "/products/" + db.select(p.PUBLIC_ID).from(p).fetchSingle().value1() + "/food";
  }

  @Test
  void whatIsStatedIsReadByShoppersOnPageListAndApi() {
    assertThat(send("some", "milk").statusCode()).isEqualTo(302);
    var client = new Client(port);
    assertThat(client.get(store.shop("/p/" + ramen.productSlug())).body())
        .contains("Contains", "Milk");
    assertThat(client.get(store.shop("/all")).body()).contains("Contains: Milk");
    assertThat(client.get("/api/v1/stores/" + store.slug() + "/products").body())
        .contains("\"contains\":[\"milk\"]");
    assertThat(owner.get(store.page(page)).body()).containsPattern("value=\"milk\"[^>]*checked");
  }

  @Test
  void thatThereIsNoneIsAStatementAndNothingSaidIsNot() {
    var client = new Client(port);
    var shown = store.shop("/p/" + ramen.productSlug());
    assertThat(client.get(shown).body()).doesNotContain("none of the 14");
    assertThat(send("none", "").statusCode()).isEqualTo(302);
    assertThat(client.get(shown).body()).contains("none of the 14");
    assertThat(send("unsaid", "").statusCode()).isEqualTo(302);
    assertThat(client.get(shown).body()).doesNotContain("none of the 14");
  }

  @Test
  void aTickIsAStatement() {
    assertThat(send("unsaid", "milk").statusCode()).isEqualTo(302);
    assertThat(owner.get(store.page(page)).body()).containsPattern("value=\"some\"[^>]*checked");
  }

  @Test
  void refusesWhatContradictsItselfOrIsUnknown() {
    assertThat(send("none", "milk").body()).contains("Allergens are ticked below");
    assertThat(send("some", "").body()).contains("Tick what it contains");
    assertThat(send("some", "moonstone").body()).contains("is not known");
    assertThat(send("perhaps", "milk").body()).contains("Choose what is stated");
  }

  /** Two at one product: what both changed is shown with what the other one saved. */
  @Test
  void nobodyOverwritesWhatSomebodyElseHasStatedMeanwhile() {
    var seen = version();
    assertThat(send("some", "milk").statusCode()).isEqualTo(302);
    var late = sendSeen(seen, "some", "eggs");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Saved by somebody else meanwhile: ", "Milk")
        .containsPattern("name=\"contains\"[^>]*value=\"eggs\"[^>]*checked");
    assertThat(owner.get(store.page(page)).body())
        .containsPattern("value=\"milk\"[^>]*checked")
        .doesNotContainPattern("value=\"eggs\"[^>]*checked");
    assertThat(sendSeen(seen, "some", "milk").statusCode()).as("says the same").isEqualTo(302);
    assertThat(sendSeen("", "none", "").statusCode()).isEqualTo(409);
    assertThat(send("some", "eggs").statusCode()).isEqualTo(302);
  }

  /** As who has just opened the page. */
  private java.net.http.HttpResponse<String> send(String statement, String contains) {
    return sendSeen(version(), statement, contains);
  }

  private java.net.http.HttpResponse<String> sendSeen(
      String version, String statement, String contains) {
    var at = store.page(page);
    return owner.post(at, at, "version", version, "statement", statement, "contains", contains);
  }

  private String version() {
    var field = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");
    var found = field.matcher(owner.get(store.page(page)).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }
}
