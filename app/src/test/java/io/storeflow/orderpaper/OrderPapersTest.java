package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.ACCEPTED;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.Normalizer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is printed of orders, read back. */
@AppTest
class OrderPapersTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Fulfilments fulfilments;
  @Autowired private PrintRun run;
  @Autowired private PaperSettings settings;
  @Autowired private PackingSlips slips;
  @Autowired private Statements statements;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  private Store store;
  private Staff.Visitor packer;

  @BeforeEach
  void open() {
    store = world.store();
    packer = staff.visitor(store, Role.FULFILMENT);
  }

  @Test
  void aSlipSaysWhatIsPackedForWhomAndNoPrices() throws IOException {
    long number = order(row -> row.setNote("Bitte nicht klingeln"));
    var page = page(number);
    assertThat(packer.post(page, page + "/prints", "what", "slip").headers().firstValue("Location"))
        .hasValueSatisfying(it -> assertThat(it).endsWith("/packing-slip.pdf"));
    assertThat(read(page + "/packing-slip.pdf"))
        .contains("Packing slip", "#" + number, store.name(), "Straße 1")
        .contains("Ayşe Yılmaz", "Invalidenstraße 1", "10115 Berlin", "Germany")
        .contains("Tonkotsu ramen", "Large", "RAMEN-L", "Gyoza", "3 items")
        .contains("Bitte nicht klingeln")
        .doesNotContain("€", "Printed again", "??");
    assertThat(packer.get(page).body()).containsOnlyOnce("Packing slip printed");
    settings.change(store, true, Actor.SYSTEM);
    packer.post(page, page + "/prints", "what", "slip");
    assertThat(read(page + "/packing-slip.pdf")).contains("14,00", "Printed again");
    assertThat(packer.get(page).body()).contains("Packing slip printed again");
    assertThat(packer.get(page("99999999") + "/packing-slip.pdf").statusCode()).isEqualTo(404);
    assertThat(packer.post(page, page + "/prints", "what", "money").statusCode()).isEqualTo(404);
  }

  @Test
  void aSlipOfWhatIsFetchedSaysForWhomItIs() throws IOException {
    long number =
        order(
            row -> {
              row.setMethod(Method.PICKUP);
              row.setLine1("");
              row.setPostalCode("");
              row.setCity("");
            });
    assertThat(read(page(number) + "/packing-slip.pdf"))
        .contains("For", "Ayşe Yılmaz")
        .doesNotContain("Deliver to", "??");
  }

  @Test
  void aSlipOfAParcelSaysWhatLiesInItAndOneOfTheRestWhatDoesNot() throws IOException {
    long number = order(row -> row.setFulfilmentState(ACCEPTED));
    var label = new ParcelLabel(Carrier.DHL, "", "00340434161094042557", "");
    fulfilments.send(
        store,
        number,
        new Sending(Map.of(1, 1), label, "", false, false, null, null),
        World.actor("Yūko"));
    var parcel = slips.of(store, number, "", false).orElseThrow();
    assertThat(parcel.units()).isEqualTo(2);
    var page = page(number);
    var id = packer.get(page).body().replaceAll("(?s).*name=\"parcel\" value=\"([^\"]+)\".*", "$1");
    assertThat(read(page + "/packing-slip.pdf?parcel=" + id))
        .contains(
            "Parcel 1", "DHL", "00340434161094042557", "1 item", "2 more items come separately")
        .doesNotContain("Gyoza");
    assertThat(read(page + "/packing-slip.pdf")).contains("Gyoza", "2 items");
    assertThat(packer.get(page + "/packing-slip.pdf?parcel=nobodys").statusCode()).isEqualTo(404);
    packer.post(page, page + "/prints", "what", "slip", "parcel", id);
    assertThat(read(page + "/packing-slip.pdf"))
        .as("another paper")
        .doesNotContain("Printed again");
    packer.post(page, page + "/prints", "what", "slip", "parcel", id);
    assertThat(read(page + "/packing-slip.pdf?parcel=" + id)).contains("Printed again");
  }

  @Test
  void aSlipThatNobodyMustPackSaysSoAloneAndAmongMany() throws IOException {
    long wanted = order(row -> row.setFulfilmentState(ACCEPTED));
    long stopped = order(row -> row.setFulfilmentState(CANCELLED));
    long gone = order(row -> row.setFulfilmentState(COMPLETED));
    assertThat(read(page(wanted) + "/packing-slip.pdf")).doesNotContain("Stop", "nothing is left");
    assertThat(read(page(stopped) + "/packing-slip.pdf"))
        .contains("Stop: this order was cancelled", "Gyoza");
    assertThat(read(page(gone) + "/packing-slip.pdf"))
        .contains("nothing is left to pack", "Gyoza")
        .doesNotContain("Stop");
    var all = ids(List.of(wanted, stopped, gone));
    try (var file =
            run.print(store, OrderPrints.Paper.SLIP, all, java.util.Locale.ENGLISH, Actor.SYSTEM);
        var pdf = Loader.loadPDF(file.path().toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .containsOnlyOnce("Stop: this order was cancelled")
          .containsOnlyOnce("nothing is left to pack");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "de, Lieferschein",
    "fr, Bon de livraison",
    "ja, 納品書",
    "ar, قائمة التعبئة",
    "he, Packing slip",
  })
  void aSlipIsInTheLanguageOfItsShopper(String language, String title) throws IOException {
    long number =
        order(
            row -> {
              row.setLocale(language);
              row.setCustomerName("王小明 محمد דוד");
            });
    var text = Normalizer.normalize(read(page(number) + "/packing-slip.pdf"), Normalizer.Form.NFKC);
    assertThat(text).contains("#" + number, "王小明", "Tonkotsu ramen");
    if (!language.equals("ar")) assertThat(text).contains(title);
  }

  @Test
  void aTicketIsPrintedAndMarkedWhenItIsAgain() throws IOException {
    long number = order(row -> row.setNote("Nussallergie!"));
    var page = page(number);
    packer.post(page, page + "/prints", "what", "ticket");
    assertThat(read(page + "/ticket.pdf"))
        .contains("" + number, "Parcel", "Tonkotsu ramen", "Allergy: Nuts", "Nussallergie!")
        .doesNotContain("Printed again", "??");
    packer.post(page, page + "/prints", "what", "ticket");
    assertThat(read(page + "/ticket.pdf")).contains("Printed again");
  }

  @Test
  void manyOrdersAreOneFile() throws IOException {
    var numbers = List.of(order(row -> {}), order(row -> {}), order(row -> {}));
    var list = "/s/" + store.slug() + "/orders";
    var ticked =
        packer.post(
            list,
            list + "/bulk",
            "order",
            "" + numbers.get(0),
            "order",
            "" + numbers.get(2),
            "act",
            "print");
    var choice = packer.path(ticked);
    assertThat(packer.get(choice).body())
        .contains("Print 2 orders", "Packing slips", "Kitchen tickets", "Pick list");
    assertThat(packer.post(choice, choice, "what", "money").body())
        .contains("Choose what to print");
    for (var paper : OrderPrints.Paper.values())
      assertThat(
              packer
                  .post(choice, choice, "what", paper.code())
                  .headers()
                  .firstValue("Content-Disposition"))
          .hasValueSatisfying(it -> assertThat(it).startsWith("attachment"));
    assertThat(packer.get(page(numbers.get(0))).body())
        .contains("Packing slip printed", "Ticket printed", "Printed on a pick list");
    assertThat(packer.get(page(numbers.get(1))).body()).doesNotContain("printed");

    var all = ids(numbers);
    try (var file =
            run.print(store, OrderPrints.Paper.SLIP, all, java.util.Locale.ENGLISH, Actor.SYSTEM);
        var pdf = Loader.loadPDF(file.path().toFile())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(3);
      var text = new PDFTextStripper().getText(pdf);
      for (var number : numbers) assertThat(text).contains("#" + number);
      assertThat(text.split("Printed again", -1)).as("two of three").hasSize(3);
    }
    try (var file =
            run.print(
                store, OrderPrints.Paper.PICK_LIST, all, java.util.Locale.GERMAN, Actor.SYSTEM);
        var pdf = Loader.loadPDF(file.path().toFile())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("Pickliste", "9 Stück für 3 Bestellungen", "Tonkotsu ramen", "× 2");
    }
    var none = list + "/print?view=all&tag=nobodys";
    assertThat(packer.get(none).body()).contains("No order is chosen");
    assertThat(packer.post(list, none, "what", "slip").statusCode()).isEqualTo(422);
    var stranger = staff.visitor(world.store(), Role.OWNER);
    assertThat(stranger.get(choice).statusCode()).isEqualTo(404);
  }

  @Test
  void moreOrdersThanAStackOfPaperAreRefusedWithAWayOut() {
    placed.orders(store, PrintController.MOST + 1, clock.instant(), COMPLETED);
    var print = "/s/" + store.slug() + "/orders/print?view=all";
    assertThat(packer.get(print).body())
        .contains("At most 1,000 orders are printed at once", "Narrow it with a filter")
        .doesNotContain("name=\"what\"");
    assertThat(packer.post(print, print, "what", "slip").statusCode()).isEqualTo(422);
    assertThat(packer.get(print).body()).contains("Back to the orders");
  }

  @Test
  void itTakesTheSameStatementsForOneOrderAndForty() {
    var one = ids(List.of(order(row -> {})));
    var forty = ids(placed.orders(store, 40, clock.instant(), NEW));
    for (var paper : OrderPrints.Paper.values()) {
      int few = count(paper, one);
      assertThat(count(paper, forty)).as(paper.code()).isEqualTo(few);
    }
  }

  private int count(OrderPrints.Paper paper, List<Long> orders) {
    return statements
        .during(
            () -> run.print(store, paper, orders, java.util.Locale.ENGLISH, Actor.SYSTEM).close())
        .size();
  }

  private List<Long> ids(List<Long> numbers) {
    var o = only(store, ORDERS);
    var found =
        db.select(o.NUMBER, o.ID).from(o).where(o.NUMBER.in(numbers)).fetchMap(o.NUMBER, o.ID);
    return numbers.stream().map(found::get).collect(Collectors.toList());
  }

  private long order(Consumer<OrdersRecord> change) {
    return placed.order(
        store,
        clock.instant(),
        FulfilmentState.NEW,
        row -> {
          row.setMethod(Method.SHIPPING);
          row.setLine1("Invalidenstraße 1");
          row.setPostalCode("10115");
          row.setCity("Berlin");
          change.accept(row);
        });
  }

  private String page(long number) {
    return page("" + number);
  }

  private String page(String number) {
    return "/s/" + store.slug() + "/orders/" + number;
  }

  private String read(String path) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(staff.origin() + path))
            .header(
                "Cookie",
                packer.cookies().entrySet().stream()
                    .map(it -> it.getKey() + "=" + it.getValue())
                    .collect(Collectors.joining("; ")))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
      if (System.getProperty("storeflow.papers") != null)
        java.nio.file.Files.write(
            java.nio.file.Path.of(
                System.getProperty("storeflow.papers"), "p" + System.nanoTime() + ".pdf"),
            answer.body());
      try (var pdf = Loader.loadPDF(answer.body())) {
        var text = new PDFTextStripper();
        text.setSortByPosition(true);
        return text.getText(pdf);
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
