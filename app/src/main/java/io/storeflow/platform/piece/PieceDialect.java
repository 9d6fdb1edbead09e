package io.storeflow.platform.piece;

import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.dialect.AbstractProcessorDialect;
import org.thymeleaf.engine.AttributeName;
import org.thymeleaf.model.IProcessableElementTag;
import org.thymeleaf.processor.IProcessor;
import org.thymeleaf.processor.element.AbstractAttributeTagProcessor;
import org.thymeleaf.processor.element.IElementTagStructureHandler;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Gives templates {@code ui:kept="shop/_good"}: puts that file in the place of the element, for the
 * value {@code it} of the loop around. The file sees that value and {@code #ui}, and no more of the
 * page.
 */
@Component
public class PieceDialect extends AbstractProcessorDialect {
  private static final String PREFIX = "ui";

  /** After the loop of the same element, and whether it is shown. */
  private static final int AFTER_LOOPS = 900;

  private final Pieces pieces;

  /**
   * @param kept whether templates are; else what is edited in one is to be seen at once
   */
  public PieceDialect(@Value("${spring.thymeleaf.cache:true}") boolean kept) {
    super("storeflow-piece", PREFIX, StandardDialect.PROCESSOR_PRECEDENCE);
    pieces = new Pieces(kept);
  }

  @Override
  public Set<IProcessor> getProcessors(String prefix) {
    return Set.of(new Kept(prefix, pieces));
  }

  private static final class Kept extends AbstractAttributeTagProcessor {
    private final Pieces pieces;

    Kept(String prefix, Pieces pieces) {
      super(TemplateMode.HTML, prefix, null, false, "kept", true, AFTER_LOOPS, true);
      this.pieces = pieces;
    }

    @Override
    protected void doProcess(
        ITemplateContext context,
        IProcessableElementTag element,
        AttributeName name,
        String template,
        IElementTagStructureHandler handler) {
      var value = Objects.requireNonNull(context.getVariable(Pieces.VALUE), template);
      handler.replaceWith(
          pieces.html(context.getConfiguration(), template, value, context.getLocale()), false);
    }
  }
}
