package io.storeflow.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.platform.failure.Refuses;
import io.storeflow.platform.url.PublicUrl;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Arrays;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What the OpenAPI document says beyond the code: names as they travel (snake_case, as Jackson
 * writes them, which the generator does not know by itself), the store in the path, the problems
 * every operation may answer with.
 */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
  private static final String STORE = "io.storeflow.store.Store";

  private final ApiBodies bodies = new ApiBodies();

  ApiDocument() throws ClassNotFoundException {
    // The store is an argument of controllers, found by its slug in the path.
    // Its body is described by what it is, see ApiBodies.
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Class.forName(STORE))
        .addRequestWrapperToIgnore(JsonBody.class);
  }

  @Bean
  ModelResolver snakeCaseModels() {
    var mapper = new ObjectMapper();
    mapper.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    return new RecordShapes(mapper);
  }

  @Bean
  OpenApiCustomizer head(PublicUrl publicUrl) {
    return document -> {
      document.info(
          new Info()
              .title("StoreFlow API")
              .version("v1")
              .description(
                  "Products, shipping quotes, checkout and tracking of a store; its stock and how it ships, for programs with a key."
                      + " Ids are opaque. Money is whole minor units."
                      + " Times are RFC 3339 in UTC. Errors are application/problem+json (RFC 9457);"
                      + " their code never changes, their detail is for people.")
              .license(
                  new License()
                      .name("For merchants on StoreFlow and their shops")
                      .identifier("LicenseRef-StoreFlow")));
      if (!publicUrl.of("").isEmpty())
        document.setServers(List.of(new Server().url(publicUrl.of(""))));
      document.setSecurity(List.of()); // but for what asks for a key
      bodies.addTo(document.getComponents());
      addProblem(document);
    };
  }

  @Bean
  OperationCustomizer storeAndProblems() {
    return (operation, handler) -> {
      boolean ofAStore =
          Arrays.stream(handler.getMethodParameters())
              .anyMatch(parameter -> parameter.getParameterType().getName().equals(STORE));
      if (ofAStore) {
        operation.addParametersItem(
            new Parameter()
                .in("path")
                .name("store")
                .required(true)
                .description("Slug of the store")
                .example("hanami-kitchen")
                .schema(new StringSchema()));
      }
      bodies.describe(operation, handler);
      new ApiRefusals(operation).describe(handler.getMethodAnnotation(Refuses.class));
      ApiExamples.addTo(operation);
      return operation;
    };
  }

  private static void addProblem(OpenAPI document) {
    var fault =
        new ObjectSchema()
            .addProperty(
                "pointer",
                new StringSchema().description("JSON pointer into the body, or a parameter"))
            .addProperty("detail", new StringSchema())
            .required(List.of("pointer", "detail"));
    var errors = new ArraySchema().items(fault);
    var problem = new ObjectSchema();
    for (var name : List.of("type", "title", "detail", "instance", "request_id")) {
      problem.addProperty(name, new StringSchema());
    }
    problem.addProperty("code", new StringSchema()._enum(ApiProblem.codes()));
    problem.addProperty("status", new IntegerSchema());
    problem.addProperty("errors", errors.description("What is wrong, part by part"));
    problem.addProperty(
        "rates",
        new ArraySchema()
            .items(new Schema<>().$ref("#/components/schemas/Rate"))
            .description("With quote_changed: the rates of now"));
    problem.addProperty(
        "reason", new StringSchema().description("With code_invalid: why it takes nothing off"));
    problem.addProperty(
        "quote_id", new StringSchema().description("With quote_changed: a quote that holds them"));
    problem.addProperty(
        "expires_at", new DateTimeSchema().description("With quote_changed: when it expires"));
    problem.addProperty(
        "price",
        new Schema<>()
            .$ref("#/components/schemas/PricedItems")
            .description("With total_changed: what it costs now, and why"));
    problem.addProperty(
        "variants",
        new ArraySchema()
            .items(new StringSchema())
            .description("With sku_ambiguous: the ids of the variants that share it"));
    problem.required(
        List.of("type", "title", "status", "detail", "instance", "code", "request_id"));
    document.getComponents().addSchemas("Problem", problem);
  }
}
