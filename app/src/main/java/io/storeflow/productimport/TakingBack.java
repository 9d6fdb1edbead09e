package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.importplan.Pieces;
import io.storeflow.importplan.Was;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerReason;
import io.storeflow.platform.Failpoint;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.turn.Turns;
import io.storeflow.productimport.Lines.Became;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts the store back to what it was before an import, but for what was touched since. */
@Component
class TakingBack {
  private final DSLContext db;
  private final Transactions transactions;
  private final ImportQueries queries;
  private final ManyProducts products;
  private final Inventory inventory;
  private final MadeCategories categories;
  private final Lookups lookups;
  private final Lines lines;
  private final Ending ending;
  private final Turns turns;
  private final JsonMapper json;

  TakingBack(
      DSLContext db,
      Transactions transactions,
      ImportQueries queries,
      ManyProducts products,
      Inventory inventory,
      MadeCategories categories,
      Lookups lookups,
      Lines lines,
      Ending ending,
      Turns turns,
      JsonMapper json) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.products = products;
    this.inventory = inventory;
    this.categories = categories;
    this.lookups = lookups;
    this.lines = lines;
    this.ending = ending;
    this.turns = turns;
    this.json = json;
  }

  /**
   * All that was done; it is taken back then.
   *
   * @throws io.storeflow.platform.job.NotYet if others have their turn before the rest
   */
  void toTheEnd(Store store, long id) {
    var row = queries.byId(store, id);
    if (row.state() != ImportState.UNDOING) return;
    var actor = Ending.actor(row);
    var turn = turns.begin(ImportJobs.UNDO);
    while (true) {
      var done = queries.lines(store, id, ImportStep.DONE, Pieces.PRODUCTS);
      if (done.isEmpty()) break;
      Apart.from(
          done,
          some -> transactions.write(() -> some(store, id, some, actor)),
          (line, why) ->
              transactions.write(
                  () -> lines.note(store, id, List.of(Became.left(line, ImportStep.KEPT, why)))));
      turn.letOthers();
    }
    categories.takeBack(store, id, actor);
    ending.takenBack(store, id);
  }

  private void some(Store store, long id, List<ImportLine> done, Actor actor) {
    if (queries.lockedState(store, id) != ImportState.UNDOING) return;
    var numbers = done.stream().map(ImportLine::number).toList();
    var still = queries.lines(store, id, numbers, ImportStep.DONE);
    var ids = still.stream().map(ImportLine::productId).filter(Objects::nonNull).toList();
    var there = products.locked(store, ids);
    var was = was(store, id, numbers);
    var ledger = lookups.ledgerLines(store, ids);
    var became = new ArrayList<Became>();
    var deleted = new ArrayList<ProductDetail>();
    var edits = new ArrayList<ManyProducts.Edit>();
    var placed = new ArrayList<Long>();
    for (var line : still) {
      var now = line.productId() == null ? null : there.get(line.productId());
      var why = keeps(line, now, ledger);
      if (why != null || now == null) {
        became.add(Became.left(line, ImportStep.KEPT, why == null ? "gone" : why));
        continue;
      }
      var before = was.get(line.number());
      if (before == null) deleted.add(now);
      else {
        placed.addAll(before.placedVariants(now));
        edits.add(new ManyProducts.Edit(now, before.back(now).by(id)));
      }
      became.add(new Became(line, ImportStep.UNDONE, now.id(), null, null, null, null));
    }
    var moves = inventory.takeBack(store, id, placed, LedgerReason.IMPORT_UNDONE, actor);
    products.deleteAll(store, deleted, actor);
    products.changeAll(store, edits, actor);
    inventory.announce(store, moves);
    lines.note(store, id, became);
    Failpoint.reached("import-taken-back");
  }

  private static @Nullable String keeps(
      ImportLine line, @Nullable ProductDetail now, Map<Long, Integer> ledger) {
    if (now == null) return "gone";
    if (!Objects.equals(now.version(), line.versionAfter())) return "touched";
    if (line.outcome() == ImportOutcome.NEW && now.sold()) return "sold";
    boolean moved =
        line.ledgerLines() != null && !line.ledgerLines().equals(ledger.getOrDefault(now.id(), 0));
    return moved ? "moved" : null;
  }

  private Map<Integer, Was> was(Store store, long id, List<Integer> numbers) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    return db.select(l.NUMBER, l.WAS)
        .from(l)
        .where(l.IMPORT_ID.eq(id))
        .and(l.NUMBER.in(numbers))
        .and(l.WAS.isNotNull())
        .fetchMap(it -> it.value1(), it -> json.readValue(it.value2(), Was.class));
  }
}
