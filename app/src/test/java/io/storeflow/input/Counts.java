package io.storeflow.input;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * How much there is: rows of every table, and the sums of what is counted. Two equal ones say that
 * nothing was written between: whatever changes a row also writes to the audit log, but carts.
 */
final class Counts {
  /** What is written beside the business: who is signed in, what is still to be done, seen keys. */
  private static final Set<String> BESIDE =
      Set.of(
          "spring_session",
          "spring_session_attributes",
          "scheduled_tasks",
          "mailbox_message",
          "order_timeline",
          "flyway_schema_history",
          "password_reset",
          "email_verification",
          "media",
          "shipping_quote",
          "order_number");

  private final DataSource database;
  private final String question;

  Counts(DataSource database) throws SQLException {
    this.database = database;
    var counts =
        tables().stream()
            .map(table -> "(select count(*) from " + table + ")")
            .collect(Collectors.toCollection(ArrayList::new));
    counts.add("(select sum(quantity) from cart_line)");
    counts.add("(select sum(on_hand) from stock)");
    counts.add("(select sum(version) from orders)");
    question = "select concat_ws(' ', " + String.join(", ", counts) + ")";
  }

  String now() {
    try (var connection = database.getConnection();
        var answer = connection.createStatement().executeQuery(question)) {
      answer.next();
      return answer.getString(1);
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private List<String> tables() throws SQLException {
    var tables = new ArrayList<String>();
    try (var connection = database.getConnection();
        var found =
            connection
                .createStatement()
                .executeQuery(
                    "select table_name from information_schema.tables where table_schema = database()")) {
      while (found.next()) tables.add(found.getString(1));
    }
    tables.removeIf(BESIDE::contains);
    return tables;
  }
}
