package io.storeflow.platform.db;

import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.SqlError;
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
  @Override
  public ExecuteListener provide() {
    return ExecuteListener.onException(ForeignCharacters::tell);
  }

  private static void tell(ExecuteContext context) {
    var refused = context.sqlException();
    if (refused != null && SqlError.ILLEGAL_MIX_OF_COLLATIONS.isCauseOf(refused))
      context.exception(new NotFound());
  }
}
