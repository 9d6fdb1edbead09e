package io.storeflow.settings;

import io.storeflow.platform.code.Coded;
import io.storeflow.store.Audited;
import io.storeflow.store.StoreSettings;
import java.lang.reflect.InvocationTargetException;

/**
 * Which settings differ, by the names of the record's components, so that a new setting is audited
 * by itself.
 */
final class SettingsChanges {
  private SettingsChanges() {}

  static Audited.Changes between(StoreSettings before, StoreSettings after) {
    var changes = Audited.Changes.none();
    for (var component : StoreSettings.class.getRecordComponents()) {
      try {
        var read = component.getAccessor();
        changes.field(component.getName(), code(read.invoke(before)), code(read.invoke(after)));
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
    return changes;
  }

  private static Object code(Object value) {
    return value instanceof Coded one ? one.code() : value;
  }
}
