package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.AuditEntryRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was changed into the transaction of the change: both are there, or neither. One
 * statement. Rows are only ever added; the owner guard refuses everything else.
 */
@Component
class AuditLog {
  private static final int LONGEST_VALUE = 2_000;

  /** Of one statement. */
  private static final int ROWS = 100;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  AuditLog(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  @EventListener
  void write(Audited change) {
    write(List.of(change));
  }

  @EventListener
  void write(Audited.Together changes) {
    var all = changes.all();
    for (int from = 0; from < all.size(); from += ROWS)
      write(all.subList(from, Math.min(from + ROWS, all.size())));
  }

  private void write(List<Audited> changes) {
    var first = changes.getFirst();
    if (!TransactionSynchronizationManager.isActualTransactionActive())
      throw new IllegalStateException(first.action() + " was published outside a transaction");
    var by = Origin.now();
    var rows = changes.stream().map(it -> row(it, by)).toList();
    insertAll(db, first.merchant(), AUDIT_ENTRY, rows);
  }

  private AuditEntryRecord row(Audited change, Origin by) {
    var row = new AuditEntryRecord();
    row.setId(Ids.next());
    row.setStoreId(id(change.store()));
    row.setAt(clock.instant());
    row.setActorKind(change.actor().kind());
    row.setActorId(change.actor().personId());
    row.setActor(Origin.cut(change.actor().name(), 160));
    row.setAction(change.action());
    row.setSubjectKind(change.subjectKind());
    row.setSubjectId(Origin.cut(change.subjectId(), 60));
    row.setSubjectLabel(Origin.cut(change.subjectLabel(), 200));
    row.setChangeJson(json.writeValueAsString(values(change)));
    row.setAmountMinor(minor(change.worth()));
    row.setCurrency(currency(change.worth()));
    row.setIp(by.ip());
    row.setUserAgent(by.userAgent());
    row.setRequestId(by.requestId());
    return row;
  }

  private static @Nullable Long id(@Nullable Store store) {
    return store == null ? null : store.id();
  }

  private static @Nullable Long minor(@Nullable Money worth) {
    return worth == null ? null : worth.minor();
  }

  private static @Nullable String currency(@Nullable Money worth) {
    return worth == null ? null : worth.currency().getCurrencyCode();
  }

  /** Field to before and after, both as text, numbers, truth values or null. */
  private static Map<String, @Nullable Object[]> values(Audited change) {
    var values = new LinkedHashMap<String, @Nullable Object[]>();
    change
        .changes()
        .forEach(
            (field, it) ->
                values.put(field, new @Nullable Object[] {plain(it.before()), plain(it.after())}));
    return values;
  }

  private static @Nullable Object plain(@Nullable Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) return value;
    return Origin.cut(Objects.toString(value), LONGEST_VALUE);
  }
}
