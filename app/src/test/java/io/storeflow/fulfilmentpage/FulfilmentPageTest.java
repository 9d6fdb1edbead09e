package io.storeflow.fulfilmentpage;

import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff send of an order, hold back and hand over, on its pages. */
@AppTest
class FulfilmentPageTest {
  private static final Actor YUKO = World.actor("Yūko");

  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private Fulfilments fulfilments;
  @Autowired private OrderHolds holds;
  @Autowired private Orders orders;
  @Autowired private OutgoingQueries queries;
  @Autowired private Clock clock;

  private Store store;
  private Staff.Visitor packer;

  @BeforeEach
  void open() {
    store = world.store();
    packer = staff.visitor(store, Role.FULFILMENT);
  }

  @Test
  void sendsAPartAndThenTheRest() {
    long number = order(NEW);
    var page = page(number);
    assertThat(packer.get(page).body()).contains("Nothing has gone out yet.", "Ship items");
    var blank = packer.get(page + "/fulfilments/new").body();
    assertThat(blank)
        .contains("3 of 3 items go out in one parcel.", "A mail goes to ayse@example.com.")
        .contains("Nothing is left then, and the order is completed.");
    var form = form("1", "0");
    form.put("tracking", "0112 6819 7933 42");
    form.put("carrier", "dpd");
    assertThat(send(page, form).statusCode()).isEqualTo(302);
    send(page, form);
    assertThat(packer.get(page).body())
        .contains("1 of 3 gone out", "Still to go out", "DPD", "01126819793342")
        .contains("https://tracking.dpd.de/status/en_DE/parcel/01126819793342");
    assertThat(queries.find(store, number).outgoing().parcels()).hasSize(1);
    assertThat(packer.get("/s/" + store.slug() + "/orders?view=all").body())
        .contains("1 item gone out");
    assertThat(packer.get(page + "/fulfilments/new").body())
        .contains("<option value=\"dpd\" selected");
    fulfilments.send(store, number, Sending.all(false), YUKO);
    packer.get(page + "/fulfilments/new");
    assertThat(packer.get(page).body())
        .contains("3 of 3 gone out")
        .contains(
            "Nothing of order #" + number + " is left to be sent. Last: Sent (1 × Tonkotsu ramen, ",
            ", by Yūko, ");
  }

  @Test
  void saysWhatTheFormWouldDoWhileItIsTyped() {
    var page = page(order(PREPARING));
    var asked = "?lines[0].position=1&lines[0].left=2&lines[0].units=%s&mail=%s";
    assertThat(packer.get(page + "/fulfilments/new" + quoted(asked.formatted("1", ""))).body())
        .contains("2 of 3 items go out", "1 item stays to be sent.", "Nobody is mailed.");
    assertThat(packer.get(page + "/fulfilments/new" + quoted(asked.formatted("9", "true"))).body())
        .contains("Look at the numbers", "A mail goes to");
  }

  private static String quoted(String address) {
    return address.replace("[", "%5B").replace("]", "%5D");
  }

  @ParameterizedTest
  @CsvSource({
    "lines[0].units, 3, A whole number from 0 to 2",
    "lines[0].units, -1, A whole number from 0 to 2",
    "lines[0].units, <b>, A whole number from 0 to 2",
    "carrier, pigeon, Choose a carrier from the list.",
    "carrier, '', Choose whose number that is.",
    "carrier, ups, UPS writes its numbers otherwise",
    "link, javascript:alert(1), This is no address of a web page.",
    "link, https://a.example@b.example, This is no address of a web page.",
  })
  void keepsWhatWasTypedAndSaysWhatIsWrong(String field, String value, String says) {
    long number = order(READY);
    var page = page(number);
    var form = form("1", "1");
    form.put("carrier", "dpd");
    form.put("tracking", "01126819793342");
    form.put(field, value);
    var answer = send(page, form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains(says, "value=\"01126819793342\"").doesNotContain("??");
    assertThat(queries.find(store, number).outgoing().parcels()).isEmpty();
  }

  @Test
  void showsItsLinesAlsoForAFormThatNamesNone() {
    var page = page(order(READY));
    var answer = send(page, new LinkedHashMap<>(Map.of("tracking", "01126819793342")));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("lines[0].units", "value=\"01126819793342\"")
        .doesNotContain("??");
  }

  @Test
  void tellsWhatAnotherHasSentMeanwhile() {
    long number = order(READY);
    var page = page(number);
    fulfilments.send(
        store,
        number,
        new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null),
        YUKO);
    var late = send(page, form("2", "1"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Somebody has changed order #" + number + " meanwhile.")
        .contains("Last: Sent (1 × Tonkotsu ramen), by Yūko");
    fulfilments.send(store, number, Sending.all(false), YUKO);
    assertThat(send(page, form("2", "1")).statusCode()).isEqualTo(302);
    assertThat(packer.get(page).body()).contains("Nothing was done; look at it as it is now.");
    assertThat(queries.find(store, number).outgoing().gone()).isEqualTo(3);
  }

  @Test
  void changesWhatWentOutMarksItDeliveredAndTakesItBack() {
    long number = order(READY);
    var page = page(number);
    fulfilments.send(store, number, Sending.all(false), YUKO);
    var parcel = queries.find(store, number).outgoing().parcels().getFirst().publicId();
    var at = page + "/fulfilments/" + parcel;
    assertThat(packer.get(at).body()).contains("2 × ", "Tonkotsu ramen", "On its way");
    packer.post(at, at, "version", "1", "carrier", "other", "carrierName", "Rad & Tat");
    assertThat(packer.get(page).body()).contains("Tracking saved", "Rad &amp; Tat");
    assertThat(packer.get(page(order(NEW)) + "/fulfilments/new").body())
        .contains("<option value=\"other\" selected", "value=\"Rad &amp; Tat\"");
    var late = packer.post(at, at, "version", "1", "carrier", "dhl", "tracking", "1234567890");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("value=\"1234567890\"", "Last: Tracking changed (Rad &amp; Tat)");
    packer.post(page, at + "/delivery");
    assertThat(packer.get(page).body()).contains("Marked as delivered", "Not delivered after all");
    packer.post(page, at + "/delivery/removal");
    packer.post(page, at + "/cancellation");
    assertThat(packer.get(page).body()).contains("Taken back", "Nothing has gone out yet.");
    packer.post(page, at + "/delivery");
    assertThat(packer.get(page).body()).contains("Somebody has changed order #");
    assertThat(packer.get(at).statusCode()).isEqualTo(404);
  }

  @Test
  void aHeldOrderSaysSoAndStaysWhereItIs() {
    long number = order(PREPARING);
    var page = page(number);
    var unsaid = packer.post(page, page + "/hold", "why", "other", "note", " ");
    assertThat(unsaid.statusCode()).isEqualTo(422);
    assertThat(unsaid.body()).contains("Write in the note what the other reason is.");
    assertThat(packer.post(page, page + "/hold", "why", "moon").body())
        .contains("Choose why the order is put on hold.");
    packer.post(page, page + "/hold", "why", "other", "note", "Ask <b>Jo</b>");
    assertThat(packer.get(page).body())
        .contains("On hold: another reason", "Ask &lt;b&gt;Jo&lt;/b&gt;", "Release")
        .doesNotContain("Ship items", "Mark ready");
    var list = "/s/" + store.slug() + "/orders?view=all";
    assertThat(packer.get(list).body()).contains("On hold: another reason");
    var board = "/s/" + store.slug() + "/board/kitchen";
    assertThat(packer.get(board).body())
        .contains("On hold: another reason")
        .doesNotContain("tickets/" + number + "/moves");
    var bump = packer.post(board, board + "/tickets/" + number + "/moves", "to", "READY");
    assertThat(bump.statusCode()).isEqualTo(409);
    assertThat(bump.body()).contains("is on hold: another reason");
    packer.post(page, page + "/readiness", "from", "PREPARING");
    assertThat(packer.get(page).body())
        .contains("Order #" + number + " is on hold: another reason, by ", "Nothing was changed.");
    packer.get(page + "/fulfilments/new");
    assertThat(packer.get(page).body()).contains("Release it first.");
    packer.post(page, page + "/hold/removal");
    assertThat(packer.get(page).body()).contains("Ship items", "No longer on hold");
    holds.hold(store, number, HoldReason.FRAUD, "", YUKO);
    orders.cancel(store, number, null, null, "", YUKO);
    packer.post(page, page + "/hold", "why", "fraud");
    assertThat(packer.get(page).body()).contains("was cancelled. Nothing of it goes out.");
  }

  @Test
  void handsOverByCodeOrName() {
    long number = placed.order(store, clock.instant(), PREPARING);
    var page = page(number);
    orders.move(store, number, READY, YUKO);
    var wrong = packer.post(page, page + "/handover", "code", "0000", "name", "");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("That is not the code of this order. 4 tries are left");
    assertThat(packer.post(page, page + "/handover").body()).contains("Type the code, or write");
    packer.post(page, page + "/handover", "name", "Frau Weiß");
    assertThat(packer.get(page).body()).contains("Fetched by", "Frau Weiß", "handed over");
    long sent = order(READY);
    packer.post(page(sent), page(sent) + "/handover", "name", "Weiß");
    assertThat(packer.get(page(sent)).body()).contains("is not fetched");
  }

  @Test
  void asksForTheRightRoleAndCostsTheSameForAnyNumberOfLines() {
    long few = order(NEW);
    long many = order(NEW);
    placed.moreLines(store, many, 200);
    var page = page(few) + "/fulfilments/new";
    packer.get(page);
    var two = statements.ofRequests(() -> packer.get(page));
    var lots = statements.ofRequests(() -> packer.get(page(many) + "/fulfilments/new"));
    assertThat(lots).hasSameSizeAs(two);
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(viewer.get(page(few)).body()).doesNotContain("Ship items", "Put on hold");
    assertThat(viewer.get(page).statusCode()).isEqualTo(403);
    assertThat(staff.visitor(world.store(), Role.OWNER).get(page).statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> send(String page, Map<String, String> form) {
    var fields = form.entrySet().stream().flatMap(it -> Stream.of(it.getKey(), it.getValue()));
    return packer.post(page, page + "/fulfilments", fields.toArray(String[]::new));
  }

  private static Map<String, String> form(String first, String second) {
    var form = new LinkedHashMap<String, String>();
    form.put("lines[0].position", "1");
    form.put("lines[0].left", "2");
    form.put("lines[0].units", first);
    form.put("lines[1].position", "2");
    form.put("lines[1].left", "1");
    form.put("lines[1].units", second);
    form.put("once", "once and for all");
    return form;
  }

  private long order(FulfilmentState state) {
    return placed.order(store, clock.instant(), state, row -> row.setMethod(Method.SHIPPING));
  }

  private String page(long number) {
    return "/s/" + store.slug() + "/orders/" + number;
  }
}
