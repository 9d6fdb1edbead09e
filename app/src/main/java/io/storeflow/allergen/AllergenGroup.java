package io.storeflow.allergen;

import io.storeflow.platform.code.Coded;
import java.util.List;
import java.util.stream.Stream;

/**
 * The 14 groups of annex II of <a href="https://eur-lex.europa.eu/eli/reg/2011/1169/oj">Regulation
 * (EU) No 1169/2011</a>, in its order. The code is kept, and names the words: {@code
 * allergen.group.<code>}.
 */
public enum AllergenGroup implements Coded {
  GLUTEN,
  CRUSTACEANS,
  EGGS,
  FISH,
  PEANUTS,
  SOYBEANS,
  MILK,
  NUTS,
  CELERY,
  MUSTARD,
  SESAME,
  SULPHITES,
  LUPIN,
  MOLLUSCS;

  /** What is stated of it: itself, or its kinds where the annex names them. */
  public List<Allergen> kinds() {
    return Stream.of(Allergen.values()).filter(it -> it.group() == this).toList();
  }
}
