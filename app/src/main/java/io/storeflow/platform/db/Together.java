package io.storeflow.platform.db;

import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.Select;

/** Reads over several owners in one statement: a select of its own for each, put together. */
public final class Together {
  private Together() {}

  /** All rows of all of them, which have the same columns; empty for no select. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // all of them have the same columns
  public static Optional<Select<Record>> all(Stream<Select<? extends Record>> selects) {
    return selects.map(each -> (Select<Record>) (Select) each).reduce(Select::unionAll);
  }
}
