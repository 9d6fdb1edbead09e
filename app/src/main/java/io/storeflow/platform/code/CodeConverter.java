package io.storeflow.platform.code;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * Between the codes of a column and the constants of an enum. An empty text is null: rows from
 * before the column was there.
 */
public final class CodeConverter<E extends Enum<E> & Coded> extends AbstractConverter<String, E> {
  private static final long serialVersionUID = 1;

  private final java.util.Map<String, E> byCode;

  public CodeConverter(Class<E> kind) {
    super(String.class, kind);
    byCode =
        Stream.of(kind.getEnumConstants())
            .collect(Collectors.toUnmodifiableMap(Coded::code, it -> it));
  }

  @Override
  public @Nullable E from(@Nullable String code) {
    if (code == null || code.isEmpty()) return null;
    var known = byCode.get(code);
    if (known == null)
      throw new DataTypeException("no " + toType().getSimpleName() + " has the code " + code);
    return known;
  }

  @Override
  public @Nullable String to(@Nullable E constant) {
    return constant == null ? null : constant.code();
  }
}
