package io.storeflow.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.storeflow.platform.body.DescribesBodies;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes bodies by the generator of the document, without making the whole of it at the start. A
 * test holds that both say the same.
 */
@Component
class BodyDescriptions implements DescribesBodies {
  @Override
  public JsonNode schema(Class<?> body) {
    var resolved = ApiBodies.resolve(body);
    var whole =
        Map.of(
            "$ref",
            resolved.schema.get$ref(),
            "components",
            new Components().schemas(resolved.referencedSchemas));
    try {
      return JsonMapper.shared().readTree(Json31.mapper().writeValueAsBytes(whole));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
