package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.jsonArray;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.ProductImport;
import io.storeflow.db.tables.ProductImportLine;
import io.storeflow.importpicture.PictureState;
import io.storeflow.importplan.FieldChange;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.productfile.Trouble;
import io.storeflow.productimport.ImportRow.Counts;
import io.storeflow.productimport.ImportRow.Pictures;
import io.storeflow.productimport.ImportRow.Steps;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads imports. */
@Component
public class ImportQueries {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<List<List<String>>> PATHS = new TypeReference<>() {};
  private static final TypeReference<List<Object>> THINGS = new TypeReference<>() {};
  private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};
  private static final TypeReference<List<Trouble>> TROUBLES = new TypeReference<>() {};

  private final DSLContext db;
  private final JsonMapper json;

  ImportQueries(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * @throws NotFound if the store has no such
   */
  public ImportRow get(Store store, String publicId) {
    var i = only(store, PRODUCT_IMPORT);
    return rows(store, i, i.PUBLIC_ID.eq(publicId), 1).stream()
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** The newest first. */
  public List<ImportRow> newest(Store store, int most) {
    return rows(store, only(store, PRODUCT_IMPORT), noCondition(), most);
  }

  /** It as it is, and nobody else goes on with it until the transaction ends. */
  ImportRow locked(Store store, long id) {
    var i = only(store, PRODUCT_IMPORT);
    db.select(i.ID).from(i).where(i.ID.eq(id)).forUpdate().fetch();
    return byId(store, id);
  }

  ImportRow byId(Store store, long id) {
    var i = only(store, PRODUCT_IMPORT);
    return rows(store, i, i.ID.eq(id), 1).stream().findFirst().orElseThrow(NotFound::new);
  }

  /** The state alone, for who asks often; nobody else changes it until the transaction ends. */
  ImportState lockedState(Store store, long id) {
    var i = only(store, PRODUCT_IMPORT);
    return db.select(i.STATE)
        .from(i)
        .where(i.ID.eq(id))
        .forUpdate()
        .fetchOptional(i.STATE)
        .orElseThrow(NotFound::new);
  }

  private List<ImportRow> rows(Store store, ProductImport i, Condition which, int most) {
    return db.select(
            i.ID,
            i.PUBLIC_ID,
            i.PERSON_ID,
            i.ACTOR_NAME,
            i.FILE_NAME,
            i.BYTES,
            i.STATE,
            i.DIALECT,
            i.COLUMNS.convertFrom(this::texts),
            i.UNUSED.convertFrom(this::texts),
            i.CATEGORIES.convertFrom(this::paths),
            i.FILE_ROWS,
            i.ROWS_SEEN,
            i.PROBLEM,
            i.PROBLEM_ARGS.convertFrom(this::things),
            i.CREATED_AT,
            i.FINISHED_AT,
            counts(store, i.ID))
        .from(i)
        .where(which)
        .orderBy(i.CREATED_AT.desc(), i.ID.desc())
        .limit(most)
        .fetch(mapping(ImportRow::new));
  }

  /** One pass over its lines, all of it in one index, and one over its pictures. */
  private SelectField<Counts> counts(Store store, Field<Long> id) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    var outcomes =
        numbers(
            l,
            l.IMPORT_ID.eq(id),
            l.OUTCOME.eq(ImportOutcome.NEW),
            l.OUTCOME.eq(ImportOutcome.CHANGED),
            l.OUTCOME.eq(ImportOutcome.SAME),
            l.OUTCOME.eq(ImportOutcome.REFUSED),
            l.OUTCOME.eq(ImportOutcome.NOTED),
            l.OUTCOME.eq(ImportOutcome.CHANGED).and(l.CLEARS),
            lacking(l),
            l.STEP.eq(ImportStep.WAITING),
            l.STEP.eq(ImportStep.DONE),
            l.STEP.eq(ImportStep.LEFT),
            l.STEP.eq(ImportStep.UNDONE),
            l.STEP.eq(ImportStep.KEPT));
    var pictures =
        numbers(
            p,
            p.IMPORT_ID.eq(id),
            p.STATE.eq(PictureState.WAITING),
            p.STATE.eq(PictureState.FETCHED),
            p.STATE.eq(PictureState.FAILED));
    return row(outcomes, pictures).mapping(ImportQueries::counts);
  }

  private static Counts counts(int[] lines, int[] pictures) {
    return new Counts(
        lines[0],
        lines[1],
        lines[2],
        lines[3],
        lines[4],
        lines[5],
        lines[6],
        new Steps(lines[7], lines[8], lines[9], lines[10], lines[11]),
        new Pictures(pictures[0], pictures[1], pictures[2]));
  }

  /** How many are like the first, the second ... of these conditions. */
  private Field<int[]> numbers(Table<?> from, Condition all, Condition... like) {
    var each = Stream.of(like).map(it -> count().filterWhere(it)).toList();
    return field(select(jsonArray(each)).from(from).where(all))
        .convertFrom(it -> json.readValue(it.data(), int[].class));
  }

  /** Lines of one kind, from a number on. */
  public List<ImportLine> lines(Store store, ImportRow of, Kind kind, int after, int most) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    var which =
        switch (kind) {
          case NEW -> l.OUTCOME.eq(ImportOutcome.NEW);
          case CHANGED -> l.OUTCOME.eq(ImportOutcome.CHANGED);
          case CLEARED -> l.OUTCOME.eq(ImportOutcome.CHANGED).and(l.CLEARS);
          case SAME -> l.OUTCOME.eq(ImportOutcome.SAME);
          case LACKING -> lacking(l);
          case REFUSED -> l.OUTCOME.eq(ImportOutcome.REFUSED);
          case NOTED -> l.OUTCOME.eq(ImportOutcome.NOTED);
          case LEFT -> l.STEP.eq(ImportStep.LEFT);
          case KEPT -> l.STEP.eq(ImportStep.KEPT);
        };
    return lines(store, l, l.IMPORT_ID.eq(of.id()).and(which).and(l.NUMBER.gt(after)), most);
  }

  /** Of products that are so already but for pictures that are to be fetched. */
  private static Condition lacking(ProductImportLine l) {
    return l.OUTCOME.eq(ImportOutcome.SAME).and(l.STEP.ne(ImportStep.NONE));
  }

  /** Those of these numbers that wait, or whatever step is asked for. */
  List<ImportLine> lines(Store store, long id, Collection<Integer> numbers, ImportStep step) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    var which = l.IMPORT_ID.eq(id).and(l.NUMBER.in(numbers)).and(l.STEP.eq(step));
    return lines(store, l, which, numbers.size());
  }

  /** The first ones that stand at this step. */
  List<ImportLine> lines(Store store, long id, ImportStep step, int most) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    return lines(store, l, l.IMPORT_ID.eq(id).and(l.STEP.eq(step)), most);
  }

  private List<ImportLine> lines(Store store, ProductImportLine l, Condition which, int most) {
    var p = PRODUCT;
    return db.select(
            l.NUMBER,
            l.LINE,
            l.OUTCOME,
            l.STEP,
            l.CLEARS,
            l.HANDLE,
            l.TITLE,
            l.PRODUCT_ID,
            p.PUBLIC_ID,
            l.VERSION_BEFORE,
            l.VERSION_AFTER,
            l.LEDGER_LINES,
            l.CHANGES.convertFrom(text -> json.readValue(text, CHANGES)),
            troubles(l))
        .from(l)
        .leftJoin(p)
        .on(ownedBy(store, p))
        .and(p.ID.eq(l.PRODUCT_ID))
        .where(which)
        .orderBy(l.NUMBER)
        .limit(most)
        .fetch(mapping(ImportLine::new));
  }

  /** What is wrong with a line, or was decided. */
  Field<List<Trouble>> troubles(ProductImportLine l) {
    return l.TROUBLES.convertFrom(text -> json.readValue(text, TROUBLES));
  }

  /** The last number that was noted; 0 for none. */
  int lastNumber(Store store, long id) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    return db.select(coalesce(max(l.NUMBER), 0))
        .from(l)
        .where(l.IMPORT_ID.eq(id))
        .fetchSingle()
        .value1();
  }

  /** The number of the first that waits, less one; what is before it need not be looked at. */
  int settled(Store store, long id) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    return db.select(l.NUMBER)
        .from(l)
        .where(l.IMPORT_ID.eq(id))
        .and(l.STEP.eq(ImportStep.WAITING))
        .orderBy(l.NUMBER)
        .limit(1)
        .fetchOptional(l.NUMBER)
        .map(first -> first - 1)
        .orElse(Integer.MAX_VALUE);
  }

  List<String> texts(String kept) {
    return kept.isEmpty() ? List.of() : json.readValue(kept, TEXTS);
  }

  private List<List<String>> paths(@Nullable String kept) {
    return kept == null ? List.of() : json.readValue(kept, PATHS);
  }

  private List<Object> things(String kept) {
    return kept.isEmpty() ? List.of() : json.readValue(kept, THINGS);
  }

  /** Which lines of an import are asked for. */
  public enum Kind implements io.storeflow.platform.code.Coded {
    NEW,
    CHANGED,
    CLEARED,
    SAME,
    LACKING,
    REFUSED,
    NOTED,
    LEFT,
    KEPT;
  }
}
