package io.storeflow.platform.form;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and replaces components of a form, which is a record, by their names. */
public final class Parts {
  private static final ClassValue<Shape> SHAPES =
      new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
          return Shape.of(type);
        }
      };

  private Parts() {}

  public static @Nullable Object get(Record form, String name) {
    var shape = SHAPES.get(form.getClass());
    return shape.read(form, Objects.requireNonNull(shape.places().get(name), name));
  }

  /** All of them, in their order. */
  static List<@Nullable Object> values(Record form) {
    return Arrays.asList(SHAPES.get(form.getClass()).values(form, Map.of()));
  }

  /** The same with other values. */
  @SuppressWarnings("unchecked")
  public static <F extends Record> F with(F form, Map<String, ? extends @Nullable Object> changed) {
    return (F) SHAPES.get(form.getClass()).with(form, changed);
  }

  /** What there is to know of a kind of record, looked up once: a form may have 2,000 lines. */
  private record Shape(
      String[] names, Map<String, Integer> places, Method[] accessors, Constructor<?> constructor) {

    static Shape of(Class<?> type) {
      var parts = type.getRecordComponents();
      var names = new String[parts.length];
      var places = new HashMap<String, Integer>();
      var accessors = new Method[parts.length];
      for (int i = 0; i < parts.length; i++) {
        names[i] = parts[i].getName();
        places.put(names[i], i);
        accessors[i] = parts[i].getAccessor();
        accessors[i].setAccessible(true);
      }
      try {
        var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return new Shape(names, Map.copyOf(places), accessors, constructor);
      } catch (NoSuchMethodException none) {
        throw new IllegalStateException(none);
      }
    }

    @Nullable Object read(Record form, int place) {
      try {
        return accessors[place].invoke(form);
      } catch (ReflectiveOperationException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }

    @Nullable Object[] values(Record form, Map<String, ? extends @Nullable Object> changed) {
      var values = new @Nullable Object[names.length];
      for (int i = 0; i < names.length; i++)
        values[i] = changed.containsKey(names[i]) ? changed.get(names[i]) : read(form, i);
      return values;
    }

    Object with(Record form, Map<String, ? extends @Nullable Object> changed) {
      try {
        return constructor.newInstance(values(form, changed));
      } catch (ReflectiveOperationException unmade) {
        throw new IllegalStateException(unmade);
      }
    }
  }
}
