package io.storeflow.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The good answer of each operation as an example: a file {@code api/<operation id>.json}, which a
 * test holds against the document.
 */
final class ApiExamples {
  private ApiExamples() {}

  static void addTo(Operation operation) {
    boolean answers =
        operation.getResponses().entrySet().stream()
            .anyMatch(it -> it.getKey().startsWith("2") && it.getValue().getContent() != null);
    if (!answers) return;
    var example = read(operation.getOperationId());
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("2") && response.getContent() != null)
                response.getContent().values().forEach((MediaType it) -> it.setExample(example));
            });
  }

  private static Object read(String operationId) {
    var file = new ClassPathResource("api/" + operationId + ".json");
    try {
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      return JsonMapper.shared().readValue(text, Object.class);
    } catch (IOException e) {
      throw new UncheckedIOException("No example of an answer: " + file.getPath(), e);
    }
  }
}
