package io.storeflow.product;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How details are kept: a JSON array of name and value, in their order; null for none. */
public final class Attributes {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Attribute>> LIST = new TypeReference<>() {};

  private Attributes() {}

  public static @Nullable String written(List<Attribute> attributes) {
    return attributes.isEmpty() ? null : JSON.writeValueAsString(attributes);
  }

  public static List<Attribute> read(@Nullable String kept) {
    return kept == null || kept.isEmpty() ? List.of() : List.copyOf(JSON.readValue(kept, LIST));
  }
}
