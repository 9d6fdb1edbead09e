package io.storeflow.platform.db;

import static org.jooq.Clause.DELETE;
import static org.jooq.Clause.DELETE_DELETE;
import static org.jooq.Clause.DELETE_WHERE;
import static org.jooq.Clause.FIELD_REFERENCE;
import static org.jooq.Clause.INSERT;
import static org.jooq.Clause.INSERT_INSERT_INTO;
import static org.jooq.Clause.SELECT;
import static org.jooq.Clause.SELECT_FROM;
import static org.jooq.Clause.SELECT_WHERE;
import static org.jooq.Clause.TABLE_REFERENCE;
import static org.jooq.Clause.UPDATE;
import static org.jooq.Clause.UPDATE_UPDATE;
import static org.jooq.Clause.UPDATE_WHERE;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.Clause;
import org.jooq.Delete;
import org.jooq.Field;
import org.jooq.Merge;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.Update;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.QOM;

/**
 * Looks through one statement while it is rendered. In each select, update and delete, every owned
 * table must be scoped: by a condition {@code owner = <value>} for that very alias, standing in the
 * WHERE of that statement under nothing but AND, or so in the ON of the left join that adds the
 * table on its right side. An insert must set the owner to a value. Journals take no update and no
 * delete at all, and no insert that turns into an update where a row is there. A MERGE is refused
 * altogether. A select may read what {@link AcrossOwners} made.
 */
final class OwnerInspector implements VisitListener {
  private static final Set<Clause> STATEMENTS = Set.of(SELECT, INSERT, UPDATE, DELETE);
  private static final Set<Clause> DECLARING =
      Set.of(TABLE_REFERENCE, SELECT_FROM, INSERT_INSERT_INTO, UPDATE_UPDATE, DELETE_DELETE);
  private static final Set<Clause> WHERE = Set.of(SELECT_WHERE, UPDATE_WHERE, DELETE_WHERE);

  /** One statement or sub-statement: the owned tables it names and those it scopes, by alias. */
  private record Frame(QueryPart part, Set<String> named, Set<String> scoped) {}

  private final Deque<Frame> frames = new ArrayDeque<>();

  @Override
  public void visitStart(VisitContext context) {
    var part = context.queryPart();
    if (part instanceof Query || part instanceof Select<?>) start(part);
    else if (part instanceof Table<?> table && ownerColumn(table) != null) name(context, table);
    else if (part instanceof QOM.Eq<?> condition) scope(context, condition);
  }

  @Override
  public void visitEnd(VisitContext context) {
    var frame = frames.peek();
    if (frame == null || frame.part() != context.queryPart()) return;
    frames.pop();
    var missing = new TreeSet<>(frame.named());
    missing.removeAll(frame.scoped());
    if (!missing.isEmpty())
      throw new UnscopedStatement("no owner on " + missing + " in: " + frame.part());
  }

  private void start(QueryPart part) {
    var frame = new Frame(part, new HashSet<>(), new HashSet<>());
    frames.push(frame);
    if (part instanceof Merge<?>)
      throw new UnscopedStatement("MERGE is not looked into; insert and update instead: " + part);
    if (part instanceof QOM.Insert<?> insert
        && insert.$into() instanceof AppendOnly
        && insert.$onDuplicateKeyUpdate()) throw changesJournal(insert.$into());
    if (part instanceof QOM.Insert<?> insert
        && ownerColumn(insert.$into()) instanceof String column) {
      int index = insert.$columns().stream().map(Field::getName).toList().indexOf(column);
      boolean valued = insert.$select() == null && !insert.$values().isEmpty();
      for (var row : insert.$values()) valued &= index >= 0 && row.field(index) instanceof Param<?>;
      if (valued) frame.scoped().add(insert.$into().getName());
    }
  }

  private void name(VisitContext context, Table<?> table) {
    var clauses = ofThisStatement(context);
    if (Collections.disjoint(clauses, DECLARING) || clauses.contains(FIELD_REFERENCE)) return;
    var frame = frames.peek();
    if (frame == null) return;
    if (frame.part() instanceof Select<?> && readsAcrossOwners(context, frame)) return;
    if (goesByAnAlias(context)) return;
    if (table instanceof AppendOnly
        && (frame.part() instanceof Update<?> || frame.part() instanceof Delete<?>)) {
      throw changesJournal(table);
    }
    frame.named().add(table.getName());
  }

  private static UnscopedStatement changesJournal(Table<?> table) {
    return new UnscopedStatement(
        table.getName() + " is a journal: its rows are never changed or deleted");
  }

  /** Whether the table, or the alias it is rendered for, is one of {@link AcrossOwners}. */
  private static boolean readsAcrossOwners(VisitContext context, Frame frame) {
    var parts = Arrays.asList(context.queryParts());
    return parts.subList(parts.lastIndexOf(frame.part()) + 1, parts.size()).stream()
        .anyMatch(AcrossOwners::made);
  }

  /**
   * Whether it stands behind the alias of an owned table: that one was named, and has to be scoped.
   */
  private static boolean goesByAnAlias(VisitContext context) {
    var parts = context.queryParts();
    int at = parts.length - 1;
    return at >= 2
        && parts[at - 1].getClass().getSimpleName().equals("Alias")
        && parts[at - 2] instanceof Table<?> named
        && ownerColumn(named) != null;
  }

  private void scope(VisitContext context, QOM.Eq<?> condition) {
    var frame = frames.peek();
    if (frame == null
        || !(condition.$arg1() instanceof TableField<?, ?> field)
        || !(condition.$arg2() instanceof Param<?>)
        || field.getTable() == null
        || !field.getName().equals(ownerColumn(field.getTable()))) return;
    var around = around(context);
    boolean scopes =
        around == frame.part()
            ? ofThisStatement(context).stream().anyMatch(WHERE::contains)
            : around instanceof QOM.LeftJoin<?> join && adds(join, field.getTable());
    if (scopes) frame.scoped().add(field.getTable().getName());
  }

  /** A left join adds no rows but those of its condition. */
  private static boolean adds(QOM.LeftJoin<?> join, Table<?> table) {
    return join.$table2() instanceof Table<?> added
        && ownerColumn(added) != null
        && added.getName().equals(table.getName());
  }

  /** What the condition stands in, under nothing but ANDs. */
  private static QueryPart around(VisitContext context) {
    var parts = context.queryParts();
    int at = parts.length - 2;
    while (at > 0 && isConjunction(parts[at])) at--;
    return parts[at];
  }

  private static boolean isConjunction(QueryPart part) {
    return part instanceof QOM.And
        || part.getClass().getSimpleName().equals("ConditionProviderImpl");
  }

  /** The clauses from the innermost statement on. */
  private static List<Clause> ofThisStatement(VisitContext context) {
    var clauses = List.of(context.clauses());
    for (int i = clauses.size() - 1; i >= 0; i--) {
      if (STATEMENTS.contains(clauses.get(i))) return clauses.subList(i, clauses.size());
    }
    return clauses;
  }

  private static @org.jspecify.annotations.Nullable String ownerColumn(Table<?> table) {
    if (table instanceof StoreOwned) return "store_id";
    return table instanceof MerchantOwned ? "merchant_id" : null;
  }
}
