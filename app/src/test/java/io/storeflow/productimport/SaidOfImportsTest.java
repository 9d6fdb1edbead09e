package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.replace;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.storeflow.account.Person;
import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.io.IOException;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** The words of the pages of imports, at their traps. */
@AppTest
class SaidOfImportsTest {
  private static final String HEAD = "Handle,Title,Option1 Name,Option1 Value,Price\n";

  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired ImportBench bench;
  @Autowired Browsing web;
  @Autowired Locations locations;

  private Store store;
  private Person person;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.MANAGER);
  }

  @Test
  void anEmptyFileIsNoFileThatWasNotChosen() {
    assertThat(sent("empty.csv")).contains("The file is empty: it has 0 bytes.");
    assertThat(sent("")).contains("Choose a file first.");
  }

  @Test
  void allThatChangesCanBeSeen() throws IOException {
    var text = new StringBuilder(HEAD);
    for (int i = 0; i < 20; i++)
      text.append("t,%s,%s,V%d,1.00\n".formatted(i == 0 ? "T" : "", i == 0 ? "Size" : "", i));
    var page = lines(bench.looked(store, text.toString()), "new");
    int more = page.indexOf(" changes more</summary>");
    assertThat(more).isPositive();
    assertThat(page.substring(0, more)).contains("V0").doesNotContain("V19");
    assertThat(page.substring(more, page.indexOf("</details>", more))).contains("V19");
  }

  @Test
  void whatHasNothingToDoIsNotToBeDecided() throws IOException {
    var file = "Handle,Title,Price\nt,T,1.50\n";
    assertThat(content("/" + bench.looked(store, file).publicId())).contains("To be decided");
    bench.brought(store, file);
    var again = bench.looked(store, file);
    assertThat(content("/" + again.publicId()))
        .contains("Nothing to do</span>")
        .doesNotContain("To be decided");
    assertThat(content("")).contains("Nothing to do</span>");
  }

  @Test
  void anUndoThatTookNothingBackIsNotCalledOne() throws IOException {
    var done = bench.brought(store, "Handle,Title,Price\nt,T,1.50\n");
    var p = only(store, PRODUCT);
    db.update(p).set(p.VERSION, p.VERSION.plus(1)).execute();
    var kept = bench.undone(store, done);
    assertThat(content("/" + kept.publicId()))
        .contains("Not taken back</span>", "Nothing was taken back, 1 stays")
        .doesNotContain("Taken back</span>");
  }

  @Test
  void whereStockGoesIsSaidOnceWhereThereAreSeveralLocations() throws IOException {
    var file = "Handle,Title,Price\nt,T,1.50\n";
    var said = "What is added comes to " + store.name();
    var dry = "/" + bench.looked(store, file).publicId();
    assertThat(content(dry)).doesNotContain(said);
    locations.create(store, "Depot", Address.NONE, Actor.SYSTEM);
    assertThat(content(dry)).containsOnlyOnce(said).contains(store.name() + ", Depot.");
  }

  @Test
  void timesAreThoseOfTheStoresClock() throws IOException {
    var file = "Handle,Title,Published At,Price\nt,T,2008-01-01T12:30:00Z,1\n";
    assertThat(lines(bench.looked(store, file), "new"))
        .contains("1 Jan 2008, 13:30")
        .doesNotContain("12:30:00Z");
  }

  @Test
  void pricesAreWrittenAsTheReaderWritesThem() throws IOException {
    bench.brought(store, "Handle,Title,Price\nt,T,1.50\n");
    var dry = bench.looked(store, "Handle,Title,Price\nt,T,19.99\n");
    assertThat(lines(dry, "changed")).contains("1.50</bdi>", "19.99</bdi>");
    var address = base() + "/" + dry.publicId() + "/lines?kind=changed";
    var german = web.send(person, MockMvcRequestBuilders.get(address).locale(Locale.GERMAN));
    assertThat(new String(german.getContentAsByteArray(), UTF_8))
        .contains("1,50</bdi>", "19,99</bdi>");
  }

  @Test
  void aLineIsNamedOnceAndThePriceByItsColumn() throws IOException {
    var dry = bench.looked(store, HEAD + "a,A,Size,S,\na,,,M,\nb,B,Title,Default Title,2\n");
    assertThat(lines(dry, "refused"))
        .contains(
            ">A new variant needs a price. The column is Price or Variant Price",
            ">Line 3: A new variant needs a price.")
        .doesNotContain("Line 2: A new");
  }

  @Test
  void aSecondRowWithoutOptionsIsToldWhatItLacks() throws IOException {
    var dry = bench.looked(store, HEAD + "a,A,,,1\na,,,,2\n");
    assertThat(lines(dry, "refused"))
        .contains("The product is described in line 2 already, as one without options.")
        .doesNotContain("()");
  }

  /** One of an older release, or of a newer one that runs beside this. */
  @Test
  void wordsOfAnotherReleaseAreNotMissed() throws IOException {
    var dry = bench.looked(store, HEAD + "a,A,Size,S,\n");
    var l = only(store, PRODUCT_IMPORT_LINE);
    db.update(l).set(l.TROUBLES, replace(l.TROUBLES, "import.wrong.", "import.gone.")).execute();
    assertThat(lines(dry, "refused"))
        .contains("was found to be at fault by another release")
        .doesNotContain("needs a price");
  }

  private String lines(ImportRow it, String kind) {
    return content("/" + it.publicId() + "/lines?kind=" + kind);
  }

  private String content(String path) {
    return new String(web.get(person, base() + path).getContentAsByteArray(), UTF_8);
  }

  private String sent(String name) {
    var file = new MockMultipartFile("file", name, "text/csv", new byte[0]);
    var answer = web.send(person, multipart(base()).file(file));
    assertThat(answer.getStatus()).isEqualTo(422);
    return new String(answer.getContentAsByteArray(), UTF_8);
  }

  private String base() {
    return "/s/" + store.slug() + "/products/imports";
  }
}
