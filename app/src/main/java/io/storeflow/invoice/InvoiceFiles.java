package io.storeflow.invoice;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.INVOICE_FILE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.logo.Logo;
import io.storeflow.logo.Logos;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.pdf.PaperTemplates;
import io.storeflow.platform.pdf.Papers;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The files of documents: made once, of what was kept, and never again. */
@Component
public class InvoiceFiles {
  private final DSLContext db;
  private final Transactions transactions;
  private final InvoiceQueries queries;
  private final Logos logos;
  private final Papers papers;
  private final PaperTemplates templates;
  private final MessageSource messages;
  private final Clock clock;

  InvoiceFiles(
      DSLContext db,
      Transactions transactions,
      InvoiceQueries queries,
      Logos logos,
      Papers papers,
      PaperTemplates templates,
      MessageSource messages,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.logos = logos;
    this.papers = papers;
    this.templates = templates;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The PDF of a document, in no transaction.
   *
   * @param name by which it is saved
   */
  public record File(String name, byte[] pdf) {}

  /**
   * @param id public id of the document
   * @throws NotFound if the store has no such document
   * @throws io.storeflow.platform.failure.Problem 503 if there is no room to make it now
   */
  public File of(Store store, String id) {
    return kept(store, id).orElseGet(() -> made(store, id));
  }

  private Optional<File> kept(Store store, String id) {
    var i = only(store, INVOICE);
    var f = only(store, INVOICE_FILE);
    return db.select(i.NUMBER, f.PDF)
        .from(i)
        .join(f)
        .on(f.INVOICE_ID.eq(i.ID))
        .where(i.PUBLIC_ID.eq(id))
        .fetchOptional(it -> new File(it.value1(), it.value2()));
  }

  private File made(Store store, String id) {
    var kept = queries.one(store, id).orElseThrow(NotFound::new);
    var drawn = drawn(kept.content(), logos.of(store).orElse(null));
    var xml = drawn.xml() == null ? null : new String(drawn.xml(), StandardCharsets.UTF_8);
    try {
      transactions.write(
          () ->
              insertInto(db, store, INVOICE_FILE)
                  .set(INVOICE_FILE.INVOICE_ID, kept.id())
                  .set(INVOICE_FILE.PDF, drawn.pdf())
                  .set(INVOICE_FILE.XML, xml)
                  .set(INVOICE_FILE.MADE_AT, clock.instant())
                  .execute());
    } catch (DuplicateKeyException faster) {
      // Whoever was first has made it.
    }
    return kept(store, id).orElseThrow();
  }

  /** The page and what is in it for programs; null for nothing. */
  record Drawn(byte[] pdf, byte @Nullable [] xml) {}

  Drawn drawn(Invoice invoice, @Nullable Logo logo) {
    var words = InvoiceWords.of(invoice, messages);
    var model = new HashMap<String, Object>(Map.of("it", invoice, "words", words));
    model.put(Logo.NAME, logo);
    Map<String, byte[]> pictures = logo == null ? Map.of() : Map.of(Logo.NAME, logo.png());
    var paper = templates.paper("invoice", words.locale(), model, pictures);
    var at = invoice.issuedOn().atStartOfDay().toInstant(ZoneOffset.UTC);
    if (!invoice.isElectronic()) return new Drawn(papers.kept(paper, at), null);
    var xml = InvoiceXml.of(invoice, words);
    return new Drawn(papers.kept(paper, at, xml), xml);
  }
}
