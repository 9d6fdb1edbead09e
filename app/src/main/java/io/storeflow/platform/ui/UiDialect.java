package io.storeflow.platform.ui;

import io.storeflow.platform.assets.Assets;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates {@code #ui}. */
@Component
public class UiDialect extends AbstractDialect implements IExpressionObjectDialect {
  private final Clock clock;
  private final Assets assets;

  UiDialect(Clock clock, Assets assets) {
    super("storeflow-ui");
    this.clock = clock;
    this.assets = assets;
  }

  @Override
  public IExpressionObjectFactory getExpressionObjectFactory() {
    return new IExpressionObjectFactory() {
      @Override
      public Set<String> getAllExpressionObjectNames() {
        return Set.of("ui");
      }

      @Override
      public @Nullable Object buildObject(IExpressionContext context, String name) {
        return name.equals("ui") ? new Ui(context, clock, assets) : null;
      }

      @Override
      public boolean isCacheable(String name) {
        return true;
      }
    };
  }
}
