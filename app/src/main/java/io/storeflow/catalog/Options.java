package io.storeflow.catalog;

import static io.storeflow.db.Tables.OPTION_VALUE;
import static io.storeflow.db.Tables.PRODUCT_OPTION;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductDetail.OptionDetail;
import io.storeflow.catalog.ProductDetail.ValueDetail;
import io.storeflow.db.tables.records.OptionValueRecord;
import io.storeflow.db.tables.records.ProductOptionRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.springframework.stereotype.Component;

/** Writes what a product can be chosen by. A value keeps its id when it is renamed or moved. */
@Component
class Options {
  /**
   * The options that a product shall have.
   *
   * @param before those that it has
   */
  record Wanted(long product, List<OptionDetail> before, List<OptionChange> options) {}

  private final DSLContext db;

  Options(DSLContext db) {
    this.db = db;
  }

  /**
   * The options as they shall be. Those that are gone stay until {@link #dropOthers}, as variants
   * still name their values.
   *
   * @return the ids of the values, by option and place
   * @throws StaleProduct if an option or value is named that the product does not have
   */
  List<List<Long>> write(
      Store store, long product, List<OptionDetail> before, List<OptionChange> options) {
    return writeAll(store, List.of(new Wanted(product, before, options))).getFirst();
  }

  /** The same of many products, in as many statements as one takes. */
  List<List<List<Long>>> writeAll(Store store, List<Wanted> products) {
    var writing = new Writing(store);
    var all = new ArrayList<List<List<Long>>>();
    for (var it : products) {
      var ids = new ArrayList<List<Long>>();
      for (int place = 0; place < it.options().size(); place++)
        ids.add(writing.option(it.product(), place, it.options().get(place), it.before()));
      all.add(ids);
    }
    insertAll(db, store, PRODUCT_OPTION, writing.newOptions);
    insertAll(db, store, OPTION_VALUE, writing.newValues);
    if (!writing.updates.isEmpty()) db.batch(writing.updates).execute();
    return all;
  }

  /** Drops the options and values that are not among the kept ones; no variant names them. */
  void dropOthers(Store store, List<OptionDetail> before, List<List<Long>> kept) {
    var values = new HashSet<Long>();
    kept.forEach(values::addAll);
    var gone =
        before.stream()
            .flatMap(option -> option.values().stream())
            .map(ValueDetail::id)
            .filter(id -> !values.contains(id))
            .toList();
    if (!gone.isEmpty()) {
      var value = only(store, OPTION_VALUE);
      db.deleteFrom(value).where(value.ID.in(gone)).execute();
    }
    dropEmpty(store, before);
  }

  /** All options of a product that is deleted. */
  void drop(Store store, List<OptionDetail> options) {
    dropOthers(store, options, List.of());
  }

  private void dropEmpty(Store store, List<OptionDetail> before) {
    if (before.isEmpty()) return;
    var option = only(store, PRODUCT_OPTION);
    var value = only(store, OPTION_VALUE);
    var ids = before.stream().map(OptionDetail::id).toList();
    Set<Long> used =
        db.selectDistinct(value.OPTION_ID)
            .from(value)
            .where(value.OPTION_ID.in(ids))
            .fetchSet(value.OPTION_ID);
    var empty = ids.stream().filter(id -> !used.contains(id)).toList();
    if (!empty.isEmpty()) db.deleteFrom(option).where(option.ID.in(empty)).execute();
  }

  /** What has to be written, gathered first, so that it is a statement of each kind. */
  private final class Writing {
    private final Store store;
    private final Collection<ProductOptionRecord> newOptions = new ArrayList<>();
    private final Collection<OptionValueRecord> newValues = new ArrayList<>();
    private final Collection<Query> updates = new ArrayList<>();

    Writing(Store store) {
      this.store = store;
    }

    List<Long> option(long product, int place, OptionChange option, List<OptionDetail> before) {
      var was = option.was();
      var old = was == null ? null : at(before, was);
      long id = old == null ? Ids.next() : old.id();
      if (old == null) {
        var row = new ProductOptionRecord();
        row.setId(id);
        row.setProductId(product);
        row.setPosition(place);
        row.setName(option.name());
        newOptions.add(row);
      } else if (was == null || place != was || !old.name().equals(option.name())) {
        var o = only(store, PRODUCT_OPTION);
        updates.add(
            db.update(o).set(o.NAME, option.name()).set(o.POSITION, place).where(o.ID.eq(id)));
      }
      List<ValueDetail> values = old == null ? List.of() : old.values();
      var ids = new ArrayList<Long>();
      for (int i = 0; i < option.values().size(); i++)
        ids.add(value(id, i, option.values().get(i), values));
      return ids;
    }

    private long value(long option, int place, ValueChange value, List<ValueDetail> before) {
      if (value.was() == null) {
        var row = new OptionValueRecord();
        row.setId(Ids.next());
        row.setOptionId(option);
        row.setPosition(place);
        row.setValue(value.value());
        newValues.add(row);
        return row.getId();
      }
      var old = at(before, value.was());
      if (place == value.was() && old.value().equals(value.value())) return old.id();
      var v = only(store, OPTION_VALUE);
      updates.add(
          db.update(v).set(v.VALUE, value.value()).set(v.POSITION, place).where(v.ID.eq(old.id())));
      return old.id();
    }

    private static <T> T at(List<T> before, int place) {
      if (place < 0 || place >= before.size()) throw new StaleProduct();
      return before.get(place);
    }
  }
}
