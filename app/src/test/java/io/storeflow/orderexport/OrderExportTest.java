package io.storeflow.orderexport;

import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import de.siegmar.fastcsv.reader.CsvReader;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.label.TagStep;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders are sent as a file in Shopify's columns, a row for each line. */
@AppTest
class OrderExportTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderTags tags;
  @Autowired private Fulfilments fulfilments;

  private static final Instant AT = Instant.parse("2026-11-20T18:30:00Z");

  @Test
  void tellsWhatTheOrderIsInEachCell() {
    var store = world.store();
    long number =
        placed.order(
            store,
            AT,
            COMPLETED,
            row -> {
              row.setSource("storefront");
              row.setCustomerName("=HYPERLINK(\"http://x\")");
              row.setCustomerPhone("+49 30 123456");
              row.setMethod(Method.SHIPPING);
              row.setRateName("Parcel");
              row.setCountry("DE");
              row.setPostalCode("10115");
              row.setCity("Berlin");
              row.setLine1("Torstr. 1");
              row.setLine2("2. OG");
              row.setNote("Ring; please\nTwice");
              row.setSubtotalMinor(2000L);
              row.setDiscountMinor(150L);
              row.setShippingMinor(490L);
              row.setTaxMinor(373L);
              row.setTotalMinor(2340L);
              row.setSettledAt(AT);
              row.setPaidMinor(2340L);
              row.setPaidBy(PaidBy.TRANSFER);
            });
    tags.change(store, number, new TagStep(List.of("VIP", "gift"), List.of()), Actor.SYSTEM);
    var rows = file(store, "?view=all");
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst())
        .containsEntry("Name", "#" + number)
        .containsEntry("Email", "ayse@example.com")
        .containsEntry("Financial Status", "paid")
        .containsEntry("Fulfillment Status", "fulfilled")
        .containsEntry("Currency", "EUR")
        .containsEntry("Subtotal", "18.50")
        .containsEntry("Shipping", "4.90")
        .containsEntry("Taxes", "3.73")
        .containsEntry("Total", "23.40")
        .containsEntry("Discount Amount", "1.50")
        .containsEntry("Shipping Method", "Parcel")
        .containsEntry("Lineitem quantity", "2")
        .containsEntry("Lineitem name", "Tonkotsu ramen - Large")
        .containsEntry("Lineitem price", "7.00")
        .containsEntry("Lineitem sku", "RAMEN-L")
        .containsEntry("Lineitem requires shipping", "true")
        .containsEntry("Lineitem fulfillment status", "fulfilled")
        .containsEntry("Shipping Name", "'=HYPERLINK(\"http://x\")")
        .containsEntry("Shipping Street", "Torstr. 1, 2. OG")
        .containsEntry("Shipping Zip", "10115")
        .containsEntry("Shipping City", "Berlin")
        .containsEntry("Shipping Country", "DE")
        .containsEntry("Billing City", "Berlin")
        .containsEntry("Notes", "Ring; please\nTwice")
        .containsEntry("Payment Method", "transfer")
        .containsEntry("Refunded Amount", "0.00")
        .containsEntry("Outstanding Balance", "0.00")
        .containsEntry("Current Total", "23.40")
        .containsEntry("Shipping Phone", "+49 30 123456")
        .containsEntry("Tags", "VIP, gift")
        .containsEntry("Source", "web")
        .containsEntry("Cancelled at", "");
    assertThat(rows.getFirst().get("Created at"))
        .isEqualTo(
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z")
                .format(AT.atZone(store.timeZone())));
    assertThat(rows.getFirst().get("Id")).as("opens nothing").matches("\\d+");
    assertThat(rows.getLast())
        .containsEntry("Name", "#" + number)
        .containsEntry("Lineitem name", "Gyoza")
        .containsEntry("Total", "")
        .containsEntry("Shipping City", "");
  }

  @Test
  void saysWhatOfAnOrderHasGoneOut() {
    var store = world.store();
    long number = placed.order(store, AT, FulfilmentState.ACCEPTED);
    var all = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, number, all, World.actor("Yūko"));
    assertThat(file(store, "?view=all"))
        .extracting(
            row -> row.get("Fulfillment Status"), row -> row.get("Lineitem fulfillment status"))
        .containsExactly(tuple("partial", "partial"), tuple("", "pending"));
    var rest = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, number, rest, World.actor("Yūko"));
    assertThat(file(store, "?view=all"))
        .extracting(
            row -> row.get("Fulfillment Status"), row -> row.get("Lineitem fulfillment status"))
        .containsExactly(tuple("partial", "fulfilled"), tuple("", "pending"));
  }

  @Test
  void saysWhereTheMoneyIs() {
    var store = world.store();
    placed.order(store, AT, NEW);
    placed.order(
        store,
        AT.minusSeconds(1),
        CANCELLED,
        row -> {
          row.setPaidMinor(2000L);
          row.setRefundedMinor(2000L);
        });
    placed.order(store, AT.minusSeconds(2), CANCELLED);
    placed.order(store, AT.minusSeconds(2), CANCELLED, row -> row.setPaidMinor(2000L));
    placed.order(store, AT.minusSeconds(3), NEW, row -> row.setPaymentState(PaymentState.PENDING));
    placed.order(
        store,
        AT.minusSeconds(4),
        NEW,
        row -> {
          row.setPaidMinor(500L);
          row.setCreditedMinor(300L);
        });
    var rows = file(store, "?view=all");
    assertThat(rows)
        .filteredOn(row -> !requireNonNull(row.get("Total")).isEmpty())
        .extracting(
            row -> row.get("Financial Status"),
            row -> row.get("Outstanding Balance"),
            row -> row.get("Refunded Amount"),
            row -> row.get("Current Total"))
        .map(Object::toString)
        .containsExactly(
            "(\"pending\", \"20.00\", \"0.00\", \"20.00\")",
            "(\"refunded\", \"0.00\", \"20.00\", \"0.00\")",
            "(\"paid\", \"0.00\", \"0.00\", \"0.00\")",
            "(\"voided\", \"0.00\", \"0.00\", \"0.00\")",
            "(\"pending\", \"20.00\", \"0.00\", \"20.00\")",
            "(\"partially_paid\", \"12.00\", \"0.00\", \"17.00\")");
  }

  /** Each two hundred orders take as many statements, and none is left out. */
  @Test
  void sendsTheListOfTheAddressOrThoseThatAreNamed() {
    var store = world.store();
    var numbers = placed.orders(store, 450, AT, COMPLETED);
    placed.order(store, AT, NEW);
    var visitor = staff.visitor(store, Role.MANAGER);
    var file = "/s/" + store.slug() + "/orders.csv";
    var sent =
        statements.ofRequests(
            () ->
                assertThat(visitor.get(file + "?view=completed").body().lines().count())
                    .isEqualTo(1 + 2 * 450));
    assertThat(sent).hasSizeLessThanOrEqualTo(8);
    var some = file(store, "?order=" + numbers.get(3) + "&order=" + numbers.get(1) + "&order=x");
    assertThat(some)
        .extracting(row -> row.get("Name"))
        .containsExactly(
            "#" + numbers.get(3), "#" + numbers.get(3), "#" + numbers.get(1), "#" + numbers.get(1));
  }

  private List<Map<String, String>> file(Store store, String query) {
    var visitor = staff.visitor(store, Role.MANAGER);
    var answer = visitor.get("/s/" + store.slug() + "/orders.csv" + query);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains(store.slug() + "-orders.csv");
    return CsvReader.builder().ofNamedCsvRecord(answer.body().substring(1)).stream()
        .map(it -> it.getFieldsAsMap())
        .toList();
  }
}
