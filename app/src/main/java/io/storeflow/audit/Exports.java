package io.storeflow.audit;

import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends lists of a store as files, and writes down who took what of them, and how much. */
@Component
public class Exports {
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  Exports(Transactions transactions, ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.events = events;
  }

  /**
   * A file that somebody takes.
   *
   * @param kind of what is in it, as its entries in the log begin
   * @param filter what is in it, as its address says it; empty for everything
   */
  public record File(Store store, Actor actor, String kind, String name, String filter) {
    /**
     * What the address of the request asks for.
     *
     * @param what the last part of its name
     */
    public static File of(
        Store store, Actor actor, String kind, String what, HttpServletRequest request) {
      var asked = Objects.requireNonNullElse(request.getQueryString(), "");
      return new File(store, actor, kind, store.slug() + "-" + what + ".csv", asked);
    }
  }

  /**
   * Sends the file; what was sent of one that broke off is written down too.
   *
   * @param read the page at a cursor, null for the first
   * @param lines writes those of a row
   */
  public <T> void send(
      HttpServletResponse response,
      File file,
      List<String> titles,
      Function<@Nullable String, Page<T>> read,
      BiConsumer<T, CsvWriter> lines)
      throws IOException {
    long[] rows = {0};
    try {
      CsvDownload.send(
          response,
          file.name(),
          titles,
          read,
          (row, csv) -> {
            lines.accept(row, csv);
            rows[0]++;
          });
    } finally {
      transactions.write(() -> tell(file, rows[0]));
    }
  }

  private void tell(File file, long rows) {
    var changes =
        Audited.Changes.none().field("rows", null, rows).field("filter", null, file.filter());
    events.publishEvent(
        Audited.in(
            file.store(),
            file.actor(),
            file.kind() + ".exported",
            "export",
            file.kind(),
            file.name(),
            changes));
  }
}
