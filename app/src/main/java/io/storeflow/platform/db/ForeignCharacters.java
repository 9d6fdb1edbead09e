package io.storeflow.platform.db;

import io.storeflow.platform.failure.NotFound;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.ExecuteListenerProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Ids, tokens and addresses are ASCII, and the database refuses to compare them with anything else.
 * Whoever asks for a thing by such a name is told that there is none.
 */
@Component
@Order(10)
class ForeignCharacters implements ExecuteListenerProvider {
  /** Of MySQL and MariaDB: illegal mix of collations. */
  private static final int CANNOT_BE_COMPARED = 1267;

  @Override
  public ExecuteListener provide() {
    return ExecuteListener.onException(ForeignCharacters::tell);
  }

  private static void tell(ExecuteContext context) {
    var refused = context.sqlException();
    if (refused != null && refused.getErrorCode() == CANNOT_BE_COMPARED)
      context.exception(new NotFound());
  }
}
