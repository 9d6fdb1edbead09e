package io.storeflow.input;

import io.storeflow.input.Forms.Scene;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How much there is of the two stores of a scene: rows of every table, and the sums of what is
 * counted. Two equal ones say that nothing was written between: whatever changes a row also writes
 * to the audit log, but carts. Of tables that belong to merchants theirs count, of tables that
 * belong to nobody all rows.
 */
final class Counts {
  /**
   * What is written beside the business: who is signed in, what is still to be done, seen keys,
   * pictures, whose sizes a job makes a moment later, codes of gift cards, which are made when they
   * are mailed, and what a job reads from events.
   */
  private static final Set<String> BESIDE =
      Set.of(
          "spring_session",
          "spring_session_attributes",
          "scheduled_tasks",
          "dead_letter",
          "event_reader",
          "product_text",
          "product_sold",
          "funnel_count",
          "sku_part",
          "customer_word",
          "customer_store",
          "notice",
          "invoice",
          "invoice_file",
          "invoice_counter",
          "audit_day",
          "audit_counted",
          "order_told",
          "mailbox_message",
          "order_timeline",
          "flyway_schema_history",
          "password_reset",
          "email_verification",
          "media",
          "media_file",
          "media_size",
          "shipping_quote",
          "gift_card_code",
          "order_number");

  /**
   * Each with the first column of its key: the store, or the merchant, whose the table's rows are.
   */
  private static final String TABLES =
      """
      select t.table_name, k.column_name
      from information_schema.tables t
      left join information_schema.statistics k
        on k.table_schema = t.table_schema and k.table_name = t.table_name
        and k.index_name = 'PRIMARY' and k.seq_in_index = 1
      where t.table_schema = database()
      """;

  private final DataSource database;
  private final List<Question> questions;

  /** What is counted, and how: a difference says of which table it is. */
  private record Question(String name, String sql) {}

  Counts(DataSource database) throws SQLException {
    this.database = database;
    questions = questions(database);
  }

  String of(Scene scene) {
    var stores = scene.store().id() + ", " + scene.other().id();
    var merchants = scene.store().merchant().id() + ", " + scene.other().merchant().id();
    var all =
        questions.stream()
            .map(it -> "'%s', (%s)".formatted(it.name(), it.sql().formatted(stores, merchants)))
            .collect(Collectors.joining(", ", "select concat_ws(' ', ", ")"));
    try (var connection = database.getConnection();
        var answer = connection.createStatement().executeQuery(all)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static List<Question> questions(DataSource database) throws SQLException {
    var questions = new ArrayList<Question>();
    try (var connection = database.getConnection();
        var found = connection.createStatement().executeQuery(TABLES)) {
      while (found.next()) {
        var table = found.getString(1);
        if (BESIDE.contains(table)) continue;
        questions.add(
            new Question(table, "select count(*) from " + table + owned(found.getString(2))));
      }
    }
    for (var sum :
        List.of("quantity) from cart_line", "on_hand) from stock", "version) from orders"))
      questions.add(new Question(sum, "select sum(" + sum + owned("store_id")));
    return questions;
  }

  private static String owned(@Nullable String key) {
    if ("store_id".equals(key)) return " where store_id in (%1$s)";
    return "merchant_id".equals(key) ? " where merchant_id in (%2$s)" : "";
  }
}
