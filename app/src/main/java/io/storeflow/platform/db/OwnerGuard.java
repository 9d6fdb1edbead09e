package io.storeflow.platform.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.VisitListenerProvider;
import org.jooq.impl.DefaultVisitListenerProvider;

/**
 * Refuses, at run time, every statement that names an owned table without naming its owner. Each
 * distinct SQL text is inspected once, by rendering it again under {@link OwnerInspector}; equal
 * text has an equal shape, so the verdict holds.
 */
final class OwnerGuard implements ExecuteListener {
  private final transient Cache<String, Boolean> inspected =
      Caffeine.newBuilder().maximumSize(20_000).build();

  @Override
  public void renderEnd(ExecuteContext ctx) {
    for (Query query : ctx.batchQueries()) {
      if (query != null) inspect(ctx, query, ctx.batchSQL().length == 1 ? ctx.batchSQL()[0] : null);
    }
  }

  private void inspect(
      ExecuteContext ctx, Query query, @org.jspecify.annotations.Nullable String sql) {
    if (sql != null && inspected.getIfPresent(sql) != null) return;
    VisitListenerProvider inspector = new DefaultVisitListenerProvider(new OwnerInspector());
    ctx.configuration().derive(inspector).dsl().render(query);
    if (sql != null) inspected.put(sql, true);
  }
}
