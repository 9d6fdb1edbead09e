package io.storeflow.logo;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.face.FaceChange;
import io.storeflow.face.Faces;
import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceQueries;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.media.MediaFiles;
import io.storeflow.platform.picture.Drawn;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;
import org.springframework.beans.factory.annotation.Autowired;

/** Invoices and packing slips show the logo of their store, and do without it. */
@AppTest
class LogoOnPaperTest extends AtAShop {
  @Autowired Logos logos;
  @Autowired Faces faces;
  @Autowired MediaFiles media;
  @Autowired Invoices invoices;
  @Autowired InvoiceQueries queries;
  @Autowired InvoiceFiles files;
  @Autowired InvoiceTermsRows terms;
  @Autowired StoreTaxes taxes;
  @Autowired TaxChanges taxChanges;
  @Autowired Staff staff;

  @BeforeEach
  void sells() {
    var draft =
        new TaxDraft(
            true, false, false, Set.of(), null, taxes.of(store).version(), "DE136695976", false);
    taxChanges.say(store, draft, Actor.SYSTEM);
    var said =
        new InvoiceTerms(
            "Kissa Kft", "12/345", "", "", "", "", "", "", "", "I-", "C-", InvoiceMoment.ASKED, 0);
    terms.say(store, said, Actor.SYSTEM);
    order();
    order();
  }

  @Test
  void isOnBothAndTheInvoiceStaysValid() throws Exception {
    assertThat(images(slip())).isZero();
    assertThat(images(invoice(1001))).isZero();
    faces.change(store, 0, logo(media.keep(store, Drawn.saved(300, 90))), Actor.SYSTEM);
    assertThat(images(slip())).isOne();
    var pdf = invoice(1002);
    assertThat(images(pdf)).isOne();
    assertThat(text(pdf)).contains("Kissa Kft");
    var validator = new ZUGFeRDValidator();
    validator.disableNotices();
    var report = validator.validate(pdf, "invoice.pdf");
    assertThat(validator.wasCompletelyValid()).as(report).isTrue();
    assertThat(images(invoice(1001))).as("made before, and kept").isZero();
    assertThat(logos.of(world.store())).as("of another store").isEmpty();
  }

  @Test
  void aBrokenFileLeavesThePaperWithoutIt() throws IOException {
    var broken =
        new PictureFile("image/png", 30, 30, "no picture".getBytes(StandardCharsets.UTF_8), null);
    var id = media.keepAll(store, List.of(broken)).getFirst().publicId();
    faces.change(store, 0, logo(id), Actor.SYSTEM);
    assertThat(logos.of(store)).isEmpty();
    assertThat(images(slip())).isZero();
    assertThat(text(invoice(1001))).contains(store.name());
  }

  @Test
  void aFileThatIsGoneLeavesThePaperWithoutIt() throws Exception {
    var id = media.keep(store, Drawn.saved(30, 30));
    faces.change(store, 0, logo(id), Actor.SYSTEM);
    var gone = "0".repeat(64);
    insertInto(db, store, MEDIA_FILE).set(MEDIA_FILE.SHA256, gone).execute();
    var m = only(store, MEDIA);
    db.update(m).set(m.SHA256, gone).set(m.IN_TABLE, false).where(m.PUBLIC_ID.eq(id)).execute();
    assertThat(logos.of(store)).isEmpty();
    assertThat(images(slip())).isZero();
    assertThat(text(invoice(1001))).contains(store.name());
  }

  private static FaceChange logo(String id) {
    return new FaceChange(id, "", "", "", "");
  }

  private void order() {
    var rate = world.rate(store, Method.SHIPPING, 0);
    var placed = world.order(store, World.request(rate, null, world.goods(store, 500, null), 1));
    var o = only(store, ORDERS);
    assertThat(db.fetchCount(o, o.NUMBER.eq(placed.number()))).isOne();
  }

  private byte[] invoice(long number) {
    invoices.make(store, number, Actor.SYSTEM);
    return files.of(store, queries.standing(store, number).orElseThrow()).pdf();
  }

  private byte[] slip() throws IOException {
    var packer = staff.visitor(store, Role.FULFILMENT);
    var path = "/s/" + store.slug() + "/orders/1001/packing-slip.pdf";
    var cookies =
        packer.cookies().entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining("; "));
    var request =
        HttpRequest.newBuilder(URI.create(staff.origin() + path)).header("Cookie", cookies).build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    } catch (InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static int images(byte[] pdf) throws IOException {
    try (var read = Loader.loadPDF(pdf)) {
      int images = 0;
      for (var page : read.getPages())
        for (var name : page.getResources().getXObjectNames())
          if (page.getResources().getXObject(name) instanceof PDImageXObject) images++;
      return images;
    }
  }

  private static String text(byte[] pdf) throws IOException {
    try (var read = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(read);
    }
  }
}
