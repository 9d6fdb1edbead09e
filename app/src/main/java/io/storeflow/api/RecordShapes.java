package io.storeflow.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.storeflow.platform.code.CodeOf;
import io.storeflow.platform.code.Coded;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Members as records say it: always there, unless the document is told otherwise, and null only
 * where they are {@code @Nullable}.
 */
final class RecordShapes extends ModelResolver {
  private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  RecordShapes(ObjectMapper mapper) {
    super(mapper);
  }

  @Override
  @SuppressWarnings("rawtypes") // as the generator has it
  public @Nullable Schema resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    var schema = super.resolve(type, context, next);
    var shown = _mapper.constructType(type.getType()).getRawClass();
    if (schema != null && shown.isRecord()) describe(shown, defined(schema, context));
    return schema;
  }

  private static Schema<?> defined(Schema<?> schema, ModelConverterContext context) {
    var reference = schema.get$ref();
    if (reference == null) return schema;
    var model = context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    return model == null ? schema : model;
  }

  private static void describe(Class<?> shown, Schema<?> schema) {
    var properties = schema.getProperties();
    if (properties == null) return;
    if (schema.getTypes() == null) schema.addType("object");
    for (var component : shown.getRecordComponents()) {
      var name = NAMES.translate(component.getName());
      var property = properties.get(name);
      if (property == null) continue;
      var codes = component.getAnnotation(CodeOf.class);
      if (codes != null) limit(property, codes);
      Schema<?> whole = isNullable(component) ? orNull(property) : property;
      properties.put(name, whole);
      var said = said(component);
      // The generator leaves it out beside a reference.
      if (property.get$ref() != null && said != null && !said.description().isEmpty())
        whole.description(said.description());
      if (isSent(component)) require(schema, name);
    }
  }

  @SuppressWarnings("unchecked") // a schema of a text, as the member is one
  private static void limit(Schema<?> property, CodeOf codes) {
    ((Schema<Object>) property)
        .setEnum(
            Arrays.stream(codes.value().getEnumConstants())
                .map(Coded::code)
                .map(Object.class::cast)
                .toList());
  }

  private static void require(Schema<?> schema, String name) {
    var required = schema.getRequired();
    if (required == null || !required.contains(name)) schema.addRequiredItem(name);
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.getAnyOf() != null) return property;
    if (property.get$ref() != null)
      return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of("null"))));
    var type = property.getType();
    if (property.getTypes() == null && type != null) property.addType(type);
    property.addType("null");
    return property;
  }

  private static boolean isNullable(RecordComponent component) {
    return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }

  private static boolean isSent(RecordComponent component) {
    var said = said(component);
    // A list that has both is described without what is said of the list: no limit, no words.
    var ofList = component.getAccessor().getAnnotation(ArraySchema.class);
    var mode =
        said != null
            ? said.requiredMode()
            : ofList != null ? ofList.arraySchema().requiredMode() : RequiredMode.AUTO;
    return mode != RequiredMode.NOT_REQUIRED;
  }

  private static io.swagger.v3.oas.annotations.media.@Nullable Schema said(
      RecordComponent component) {
    return component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
  }
}
