package io.storeflow.stockapi;

import io.storeflow.location.Location;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Typed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The locations of a store, as a request names them: by id, or by their very name. */
record Places(List<Location> all) {

  /** Where something comes that names no place. */
  Location main() {
    return all.stream().filter(Location::main).findFirst().orElseThrow();
  }

  /** The one that is named; null where none is, or (noted) where it cannot be. */
  @Nullable Location read(String pointer, @Nullable String named, List<Wrong> wrongs) {
    var name = Typed.line(named);
    if (name.isEmpty()) return null;
    var found =
        all.stream()
            .filter(it -> it.publicId().equals(name) || it.name().equals(name))
            .findFirst()
            .orElse(null);
    if (found == null) wrongs.add(Wrong.of(pointer, "stock.location"));
    else if (!found.active()) {
      wrongs.add(Wrong.of(pointer, "stock.closed", found.name()));
      return null;
    }
    return found;
  }
}
