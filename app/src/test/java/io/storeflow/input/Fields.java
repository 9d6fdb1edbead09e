package io.storeflow.input;

import io.storeflow.platform.body.JsonBody;
import io.storeflow.testing.Route;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The fields of a route, as its handler takes them. */
final class Fields {
  private Fields() {}

  /** Names as a form has them; of a list of lines, those of the first one. */
  static List<String> of(Route route) {
    var fields = new ArrayList<String>();
    for (var parameter : route.handler().getMethodParameters()) {
      var asked = parameter.getParameterAnnotation(RequestParam.class);
      if (asked != null) asked(parameter, asked, fields);
      else if (parameter.hasParameterAnnotation(ModelAttribute.class))
        components("", parameter.getParameterType(), fields);
    }
    return fields;
  }

  static boolean isJson(Route route) {
    for (var parameter : route.handler().getMethodParameters())
      if (parameter.getParameterType() == JsonBody.class) return true;
    return false;
  }

  private static void asked(MethodParameter parameter, RequestParam asked, List<String> fields) {
    var type = parameter.getParameterType();
    // A map stands for the query of the page that the form is on; a file has tests of its own.
    if (Map.class.isAssignableFrom(type) || isFile(parameter)) return;
    var name = asked.name().isEmpty() ? asked.value() : asked.name();
    fields.add(name.isEmpty() ? parameter.getParameter().getName() : name);
  }

  private static void components(String prefix, Class<?> form, List<String> fields) {
    if (!form.isRecord()) throw new IllegalStateException(form + " is no record: which fields?");
    for (RecordComponent component : form.getRecordComponents()) {
      var name = prefix + component.getName();
      if (component.getGenericType() instanceof ParameterizedType list && element(list).isRecord())
        components(name + "[0].", element(list), fields);
      else fields.add(name);
    }
  }

  private static boolean isFile(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType() == MultipartFile.class
        || (parameter.getGenericParameterType() instanceof ParameterizedType list
            && List.class.isAssignableFrom(parameter.getParameterType())
            && element(list) == MultipartFile.class);
  }

  private static Class<?> element(ParameterizedType list) {
    Type type = list.getActualTypeArguments()[0];
    return (Class<?>) type;
  }
}
