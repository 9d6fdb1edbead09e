package io.storeflow.api;

import io.storeflow.platform.body.BodyExample;
import io.storeflow.platform.body.JsonBody;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * Describes the bodies of operations by the {@link JsonBody} that their controllers take: its
 * record is the schema, {@link BodyExample}s are what the document shows.
 */
final class ApiBodies {
  private final Set<Class<?>> described = ConcurrentHashMap.newKeySet();

  /** The record and all that it refers to. */
  static ResolvedSchema resolve(Class<?> body) {
    return ModelConverters.getInstance(true)
        .resolveAsResolvedSchema(new AnnotatedType(body).resolveAsRef(true));
  }

  void describe(Operation operation, HandlerMethod handler) {
    for (var parameter : handler.getMethodParameters())
      if (parameter.getParameterType() == JsonBody.class) operation.setRequestBody(body(parameter));
  }

  void addTo(Components components) {
    for (var body : described) resolve(body).referencedSchemas.forEach(components::addSchemas);
  }

  private RequestBody body(MethodParameter parameter) {
    var type = ResolvableType.forMethodParameter(parameter).getGeneric().toClass();
    described.add(type);
    var json = new MediaType().schema(resolve(type).schema);
    for (var it : parameter.getParameter().getAnnotationsByType(BodyExample.class))
      json.addExamples(it.name(), example(it));
    return new RequestBody()
        .required(true)
        .content(new Content().addMediaType("application/json", json));
  }

  private static Example example(BodyExample shown) {
    return new Example()
        .description(shown.description())
        .value(JsonMapper.shared().readValue(shown.value(), Object.class));
  }
}
