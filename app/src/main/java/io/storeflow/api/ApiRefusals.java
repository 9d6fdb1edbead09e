package io.storeflow.api;

import io.storeflow.platform.failure.Refuses;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes down which problems an operation answers with, an answer for each status. */
final class ApiRefusals {
  private static final String PROBLEM = "#/components/schemas/Problem";

  private final Operation operation;

  ApiRefusals(Operation operation) {
    this.operation = operation;
  }

  void describe(@Nullable Refuses own) {
    var all = Stream.concat(usual(), own == null ? Stream.of() : ApiProblem.of(own.value()));
    var byStatus =
        all.distinct()
            .sorted()
            .collect(Collectors.groupingBy(ApiProblem::status, TreeMap::new, Collectors.toList()));
    byStatus.forEach((status, problems) -> add(status, lines(problems)));
    add("default", "Any other problem (RFC 9457)");
  }

  /** What follows from the shape of the operation. */
  private Stream<ApiProblem> usual() {
    var body =
        operation.getRequestBody() == null
            ? Stream.<ApiProblem>of()
            : Stream.of(
                ApiProblem.MALFORMED,
                ApiProblem.TOO_LARGE,
                ApiProblem.MEDIA_TYPE,
                ApiProblem.INVALID);
    var query =
        has("query")
            ? Stream.of(ApiProblem.MALFORMED, ApiProblem.INVALID)
            : Stream.<ApiProblem>of();
    var path = has("path") ? Stream.of(ApiProblem.NOT_FOUND) : Stream.<ApiProblem>of();
    return Stream.of(body, query, path).flatMap(it -> it);
  }

  private boolean has(String place) {
    return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
        .map(Parameter::getIn)
        .anyMatch(place::equals);
  }

  private static String lines(List<ApiProblem> problems) {
    return problems.stream().map(ApiProblem::line).collect(Collectors.joining("\n"));
  }

  private void add(String status, String description) {
    var problem = new MediaType().schema(new Schema<>().$ref(PROBLEM));
    operation
        .getResponses()
        .addApiResponse(
            status,
            new ApiResponse()
                .description(description)
                .content(new Content().addMediaType("application/problem+json", problem)));
  }
}
