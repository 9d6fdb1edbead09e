package io.storeflow.platform.form;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and replaces components of a form, which is a record, by their names. */
public final class Parts {
  private Parts() {}

  public static @Nullable Object get(Record form, String name) {
    return value(part(form, name), form);
  }

  /** The same with other values. */
  @SuppressWarnings("unchecked")
  public static <F extends Record> F with(F form, Map<String, ? extends @Nullable Object> changed) {
    var parts = form.getClass().getRecordComponents();
    var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var values =
        Arrays.stream(parts)
            .map(
                it ->
                    changed.containsKey(it.getName()) ? changed.get(it.getName()) : value(it, form))
            .toArray();
    try {
      var make = form.getClass().getDeclaredConstructor(types);
      make.setAccessible(true);
      return (F) make.newInstance(values);
    } catch (ReflectiveOperationException unmade) {
      throw new IllegalStateException(unmade);
    }
  }

  private static RecordComponent part(Record form, String name) {
    return Arrays.stream(form.getClass().getRecordComponents())
        .filter(it -> it.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Object value(RecordComponent part, Record of) {
    try {
      var read = part.getAccessor();
      read.setAccessible(true);
      return read.invoke(of);
    } catch (ReflectiveOperationException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
