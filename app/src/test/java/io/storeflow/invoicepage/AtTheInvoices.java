package io.storeflow.invoicepage;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.store.Owned.only;

import io.storeflow.invoice.InvoiceFiles;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.invoice.InvoiceTerms;
import io.storeflow.invoice.InvoiceTermsRows;
import io.storeflow.invoice.Invoices;
import io.storeflow.order.OrderPayments;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store that makes invoices of what is ordered there. */
abstract class AtTheInvoices {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Invoices invoices;
  @Autowired InvoiceFiles files;
  @Autowired InvoiceTermsRows terms;
  @Autowired OrderPayments payments;
  @Autowired StoreTaxes taxes;
  @Autowired TaxChanges taxChanges;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor owner;
  World.Goods goods;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    goods = world.goods(store, 1190, 999);
    rate = world.rate(store, Method.PICKUP, 250);
    var draft =
        new TaxDraft(
            true, false, false, Set.of(), null, taxes.of(store).version(), "DE136695976", false);
    taxChanges.say(store, draft, Actor.SYSTEM);
  }

  void order(int units) {
    world.order(store, World.request(rate, null, goods, units));
  }

  void say(InvoiceMoment made) {
    terms.say(
        store,
        new InvoiceTerms(
            "Kissa Kft", "", "HRB 12345", "", "", "", "", "", "", "RE-", "GS-", made, 0),
        Actor.SYSTEM);
  }

  List<String> ids() {
    var i = only(store, INVOICE);
    return db.select(i.PUBLIC_ID).from(i).orderBy(i.ID).fetch(i.PUBLIC_ID);
  }

  List<String> rows() {
    var i = only(store, INVOICE);
    return db.select(i.KIND, i.TOTAL_MINOR)
        .from(i)
        .orderBy(i.ID)
        .fetch(it -> it.value1().code() + " " + it.value2());
  }

  String at(String path) {
    return store.page(path);
  }

  static String text(byte[] pdf) throws Exception {
    try (var document = Loader.loadPDF(pdf)) {
      var reader = new PDFTextStripper();
      reader.setSortByPosition(true);
      return reader.getText(document);
    }
  }
}
