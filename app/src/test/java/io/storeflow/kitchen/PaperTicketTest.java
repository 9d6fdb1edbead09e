package io.storeflow.kitchen;

import static io.storeflow.order.FulfilmentState.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ticket on paper, beside the board. */
@AppTest
class PaperTicketTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;

  private static String board(Store store) {
    return "/s/" + store.slug() + "/board/kitchen";
  }

  private Staff.Visitor cook(Store store) {
    return staff.visitor(store, Role.FULFILMENT);
  }

  @Test
  void aTicketOnPaperStandsAlone() {
    var store = world.store();
    var placedAt = Instant.parse("2026-03-05T18:40:00Z");
    long number = placed.order(store, placedAt, NEW, row -> row.setNote("Nuts"));
    var paper = board(store) + "/tickets/" + number + "/paper";
    assertThat(cook(store).get(paper).body())
        .contains(store.name(), ">" + number + "<", "Pickup", "Ayşe Yılmaz", "Nuts")
        .contains("data-alarm", "Allergy")
        .contains("Thursday, 5 March 2026 at 19:40", "Thursday, 5 March 2026 at 20:05")
        .contains("Tonkotsu ramen", "Large", "Gyoza")
        .doesNotContain(" min<", "??");
    assertThat(cook(world.store()).get(paper).statusCode()).isEqualTo(404);
  }

  /** Whoever rides or packs has nothing but the paper. */
  @Test
  void aTicketOnPaperSaysWhereItGoesAndWhatIsToBePaid() {
    var store = world.store();
    var placedAt = Instant.parse("2026-03-05T10:30:00Z");
    long delivery =
        placed.order(
            store,
            placedAt,
            NEW,
            row -> {
              sent(row, Method.DELIVERY, "DE");
              row.setPaidBy(PaidBy.ON_HANDOVER);
              row.setReadyBy(placedAt.plusSeconds(25 * 60));
              row.setPromisedAt(placedAt.plusSeconds(50 * 60));
            });
    var papers = board(store) + "/tickets/";
    var cook = cook(store);
    assertThat(cook.get(papers + delivery + "/paper").body())
        .contains("<bdi>Sonnenallee 112</bdi>", "<bdi>4. OG</bdi>", "<bdi>12045 Berlin</bdi>")
        .contains("<bdi>030 123456</bdi>", ">To collect<", ">€20.00<")
        .containsSubsequence(">Wanted<", "5 March 2026 at 12:20", ">Ready by<", "at 11:55")
        .doesNotContain("RAMEN", "??");
    long parcel =
        placed.order(
            store,
            placedAt,
            NEW,
            row -> {
              sent(row, Method.SHIPPING, "AT");
              row.setPaidBy(PaidBy.TRANSFER);
              row.setSettledAt(placedAt);
              row.setPromisedAt(null);
            });
    assertThat(cook.get(papers + parcel + "/paper").body())
        .contains("<bdi>Sonnenallee 112</bdi>", "<bdi>Austria</bdi>", ">Paid<", "RAMEN-L")
        .doesNotContain(">To collect<", ">Wanted<", "??");
  }

  private static void sent(OrdersRecord row, Method method, String country) {
    row.setMethod(method);
    row.setCountry(country);
    row.setLine1("Sonnenallee 112");
    row.setLine2("4. OG");
    row.setPostalCode("12045");
    row.setCity("Berlin");
    row.setCustomerPhone("+49 30 123456");
  }
}
