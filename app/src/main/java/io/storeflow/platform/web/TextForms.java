package io.storeflow.platform.web;

import jakarta.servlet.ServletRequest;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.ServletRequestDataBinder;
import org.springframework.web.bind.support.WebBindingInitializer;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ExtendedServletRequestDataBinder;
import org.springframework.web.servlet.mvc.method.annotation.ServletRequestDataBinderFactory;

/**
 * Makes forms that are records of texts, as they are typed. Spring would read, for each field that
 * was not sent, the annotations of all the others (Spring Framework 7.0, {@code
 * MethodParameter.isOptional}): the square of a long form. A name that was sent several times gives
 * its texts with commas between, as there; nothing is taken from headers. Other forms are Spring's.
 */
final class TextForms extends ServletRequestDataBinderFactory {

  TextForms(
      @Nullable List<InvocableHandlerMethod> binders, @Nullable WebBindingInitializer initializer) {
    super(binders, initializer);
  }

  @Override
  protected ServletRequestDataBinder createBinderInstance(
      @Nullable Object target, String name, NativeWebRequest request) {
    return new Binder(target, name);
  }

  /** How such a record is made. */
  private record Texts(Constructor<?> constructor, List<String> names) {
    private static final ClassValue<@Nullable Texts> KNOWN =
        new ClassValue<>() {
          @Override
          protected @Nullable Texts computeValue(Class<?> type) {
            return read(type);
          }
        };

    /** Null for what is something else. */
    static @Nullable Texts of(@Nullable ResolvableType type) {
      var form = type == null ? null : type.resolve();
      return form == null ? null : KNOWN.get(form);
    }

    private static @Nullable Texts read(Class<?> type) {
      if (!type.isRecord()) return null;
      var parts = type.getRecordComponents();
      if (Stream.of(parts).anyMatch(part -> part.getType() != String.class)) return null;
      return new Texts(
          BeanUtils.getResolvableConstructor(type),
          Arrays.stream(parts).map(RecordComponent::getName).toList());
    }

    Object filled(ServletRequest request) {
      return BeanUtils.instantiateClass(
          constructor, names.stream().map(name -> text(request, name)).toArray());
    }

    private static @Nullable Object text(ServletRequest request, String name) {
      var sent = request.getParameterValues(name);
      if (sent != null && sent.length > 0) return String.join(",", sent);
      var path = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
      return path instanceof Map<?, ?> variables ? variables.get(name) : null;
    }
  }

  private static final class Binder extends ExtendedServletRequestDataBinder {
    private @Nullable Object made;

    Binder(@Nullable Object target, String name) {
      super(target, name);
    }

    @Override
    public void construct(ServletRequest request) {
      var texts = Texts.of(getTargetType());
      if (texts == null) super.construct(request);
      else made = texts.filled(request);
    }

    @Override
    public @Nullable Object getTarget() {
      return made != null ? made : super.getTarget();
    }
  }
}
