package io.storeflow.platform.body;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.storeflow.platform.failure.Wrong;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a body must be like: its schema in the document of the API, compiled, and its record. */
final class BodySchema<T> {
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDialect(Dialects.getDraft202012());

  private final Schema schema;
  private final Class<T> type;

  private BodySchema(Schema schema, Class<T> type) {
    this.schema = schema;
    this.type = type;
  }

  /**
   * @param described its schema in the document
   * @throws IllegalStateException if that says what cannot be checked
   */
  static <T> BodySchema<T> of(JsonNode described, Class<T> type) {
    return new BodySchema<>(SCHEMAS.getSchema(Structure.of(described)), type);
  }

  /** Holds a body against it. */
  CheckedBody<T> check(JsonNode sent) {
    var body = (ObjectNode) Plain.of(sent);
    var wrongs = schema.validate(body).stream().map(Faults::wrong).toList();
    if (!wrongs.isEmpty()) mend(body, wrongs);
    return new CheckedBody<>(sent, JsonText.JSON.treeToValue(body, type), wrongs);
  }

  private void mend(ObjectNode body, List<Wrong> wrongs) {
    for (var wrong : wrongs) Blanks.clear(body, wrong.pointer());
    Blanks.fill(body, type);
  }
}
