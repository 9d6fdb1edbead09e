package io.storeflow.orderexport;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Orders in the columns of Shopify's file of orders, a row for each line. What is of the order as a
 * whole stands in the row of its first line, as there; what StoreFlow does not know is left empty.
 * What an order is worth now, less what was taken off it since, comes last, in a column of ours.
 */
final class OrderFile {
  private static final int TAXES = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss Z", Locale.ROOT);

  private static final List<String> ORDER =
      List.of(
          "Financial Status",
          "Paid at",
          "Fulfillment Status",
          "Fulfilled at",
          "Accepts Marketing",
          "Currency",
          "Subtotal",
          "Shipping",
          "Taxes",
          "Total",
          "Discount Code",
          "Discount Amount",
          "Shipping Method");

  private static final List<String> LINE =
      List.of(
          "Created at",
          "Lineitem quantity",
          "Lineitem name",
          "Lineitem price",
          "Lineitem compare at price",
          "Lineitem sku",
          "Lineitem requires shipping",
          "Lineitem taxable",
          "Lineitem fulfillment status");

  private static final List<String> ADDRESS =
      List.of(
          "Name",
          "Street",
          "Address1",
          "Address2",
          "Company",
          "City",
          "Zip",
          "Province",
          "Country",
          "Phone");

  private static final List<String> FURTHER =
      List.of(
          "Notes",
          "Note Attributes",
          "Cancelled at",
          "Payment Method",
          "Payment Reference",
          "Refunded Amount",
          "Vendor",
          "Outstanding Balance",
          "Employee",
          "Location",
          "Device ID",
          "Id",
          "Tags",
          "Risk Level",
          "Source");

  private static final List<String> LAST =
      List.of(
          "Phone",
          "Receipt Number",
          "Duties",
          "Billing Province Name",
          "Shipping Province Name",
          "Payment ID",
          "Payment Terms Name",
          "Next Payment Due At",
          "Payment References",
          "Current Total");

  static final List<String> TITLES =
      Stream.of(
              Stream.of("Name", "Email"),
              ORDER.stream(),
              LINE.stream(),
              ADDRESS.stream().map("Billing "::concat),
              ADDRESS.stream().map("Shipping "::concat),
              FURTHER.stream(),
              Stream.of("Lineitem discount"),
              Stream.iterate(1, n -> n <= TAXES, n -> n + 1)
                  .flatMap(n -> Stream.of("Tax " + n + " Name", "Tax " + n + " Value")),
              LAST.stream())
          .flatMap(it -> it)
          .toList();

  private final CsvWriter csv;
  private final ZoneId zone;

  /**
   * @param zone of the store, in which times are told
   */
  OrderFile(CsvWriter csv, ZoneId zone) {
    this.csv = csv;
    this.zone = zone;
  }

  void write(ExportedOrder order) {
    boolean first = true;
    for (var line : order.lines()) {
      var cells = new ArrayList<@Nullable Object>();
      cells.add("#" + order.number());
      cells.add(order.customer().email());
      add(cells, first ? whole(order) : null, ORDER.size());
      cells.addAll(line(order, line));
      add(cells, first ? address(order, order.billedTo(), true) : null, ADDRESS.size());
      add(cells, first ? address(order, order.address(), false) : null, ADDRESS.size());
      add(cells, first ? further(order) : null, FURTHER.size());
      cells.add(amount(line.discount()));
      add(cells, first ? taxes(order) : null, 2 * TAXES);
      add(cells, first ? last(order) : null, LAST.size());
      csv.line(cells);
      first = false;
    }
  }

  private static void add(
      List<@Nullable Object> cells, @Nullable List<? extends @Nullable Object> some, int count) {
    for (int i = 0; i < count; i++) cells.add(some == null ? null : some.get(i));
  }

  private List<@Nullable Object> whole(ExportedOrder order) {
    var sums = order.sums();
    var times = order.times();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(order.paymentWord());
    cells.add(at(times.settled()));
    cells.add(order.fulfilmentWord());
    cells.add(order.isCompleted() ? at(times.closed()) : null);
    cells.add("no");
    cells.add(sums.total().currency().getCurrencyCode());
    cells.add(amount(sums.goods()));
    cells.add(amount(sums.shipping()));
    cells.add(amount(sums.tax()));
    cells.add(amount(sums.total()));
    cells.add(String.join(", ", order.codes()));
    cells.add(amount(sums.discount()));
    cells.add(order.rate());
    return cells;
  }

  private List<@Nullable Object> line(ExportedOrder order, ExportedOrder.Line line) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(at(order.times().placed()));
    cells.add(line.quantity());
    cells.add(line.name());
    cells.add(amount(line.each()));
    cells.add(null);
    cells.add(line.sku());
    cells.add(line.sent());
    cells.add(line.taxed());
    cells.add(order.fulfilmentWord(line));
    return cells;
  }

  private static List<@Nullable Object> address(
      ExportedOrder order, Address address, boolean billing) {
    var customer = order.customer();
    boolean there = !address.equals(Address.NONE);
    var cells = new ArrayList<@Nullable Object>();
    cells.add(there || billing ? customer.name() : null);
    cells.add(
        Stream.of(address.line1(), address.line2())
            .filter(it -> !it.isEmpty())
            .collect(Collectors.joining(", ")));
    cells.add(address.line1());
    cells.add(address.line2());
    cells.add(billing ? order.billing().company() : "");
    cells.add(address.city());
    cells.add(address.postalCode());
    cells.add(address.region());
    cells.add(address.country());
    cells.add(there || billing ? customer.phone() : null);
    return cells;
  }

  private List<@Nullable Object> further(ExportedOrder order) {
    var vatId = order.billing().vatId();
    var cells = new ArrayList<@Nullable Object>();
    cells.add(order.note());
    cells.add(vatId == null ? null : "VAT ID: " + vatId.text());
    cells.add(order.isCancelled() ? at(order.times().closed()) : null);
    cells.add(order.payingWord());
    cells.add(order.intent());
    cells.add(amount(order.balance().refunded()));
    cells.add(null);
    cells.add(amount(order.balance().due()));
    cells.add(null);
    cells.add(order.place().name());
    cells.add(null);
    cells.add(order.id());
    cells.add(String.join(", ", order.tags()));
    cells.add(null);
    cells.add(order.source().equals("storefront") ? "web" : order.source());
    return cells;
  }

  /** What does not fit is put together in the last. */
  private static List<@Nullable Object> taxes(ExportedOrder order) {
    var cells = new ArrayList<@Nullable Object>();
    var taxes = order.taxes();
    for (int i = 0; i < TAXES; i++) {
      boolean rest = i == TAXES - 1 && taxes.size() > TAXES;
      var some = rest ? taxes.subList(i, taxes.size()) : taxes.stream().skip(i).limit(1).toList();
      cells.add(
          some.isEmpty()
              ? null
              : some.stream()
                  .map(it -> it.name() + " " + percent(it.ppm()) + "%")
                  .collect(Collectors.joining(" + ")));
      cells.add(
          some.stream()
              .map(it -> it.amount())
              .reduce(Money::plus)
              .map(OrderFile::amount)
              .orElse(null));
    }
    return cells;
  }

  private static List<@Nullable Object> last(ExportedOrder order) {
    var cells = new ArrayList<@Nullable Object>();
    cells.add(order.customer().phone());
    cells.add(null);
    cells.add(null);
    cells.add(region(order.billedTo()));
    cells.add(region(order.address()));
    cells.add(order.intent());
    cells.add(null);
    cells.add(null);
    cells.add(order.intent());
    cells.add(amount(order.balance().worth()));
    return cells;
  }

  private static @Nullable String region(Address address) {
    if (address.region().isEmpty() || !Countries.has(address.country())) return null;
    var country = Countries.of(address.country());
    return country
        .region(address.region())
        .map(it -> it.name(Locale.ENGLISH, country.language()))
        .orElse(address.region());
  }

  private @Nullable String at(@Nullable Instant time) {
    return time == null ? null : TIME.format(time.atZone(zone));
  }

  private static BigDecimal amount(Money money) {
    return new BigDecimal(money.plain());
  }

  private static String percent(int ppm) {
    return new BigDecimal(ppm).movePointLeft(4).stripTrailingZeros().toPlainString();
  }
}
