package io.storeflow.allergen;

import static io.storeflow.allergen.AllergenGroup.GLUTEN;
import static io.storeflow.allergen.AllergenGroup.NUTS;

import io.storeflow.platform.code.Coded;

/**
 * What is stated of food: cereals and nuts by their kind, as annex II of Regulation (EU) No
 * 1169/2011 names them, all else by its group. The code is kept, and names the words: {@code
 * allergen.<code>}.
 */
public enum Allergen implements Coded {
  WHEAT(GLUTEN),
  RYE(GLUTEN),
  BARLEY(GLUTEN),
  OATS(GLUTEN),
  SPELT(GLUTEN),
  KHORASAN(GLUTEN),
  CRUSTACEANS(AllergenGroup.CRUSTACEANS),
  EGGS(AllergenGroup.EGGS),
  FISH(AllergenGroup.FISH),
  PEANUTS(AllergenGroup.PEANUTS),
  SOYBEANS(AllergenGroup.SOYBEANS),
  MILK(AllergenGroup.MILK),
  ALMONDS(NUTS),
  HAZELNUTS(NUTS),
  WALNUTS(NUTS),
  CASHEWS(NUTS),
  PECANS(NUTS),
  BRAZIL_NUTS(NUTS),
  PISTACHIOS(NUTS),
  MACADAMIA(NUTS),
  CELERY(AllergenGroup.CELERY),
  MUSTARD(AllergenGroup.MUSTARD),
  SESAME(AllergenGroup.SESAME),
  SULPHITES(AllergenGroup.SULPHITES),
  LUPIN(AllergenGroup.LUPIN),
  MOLLUSCS(AllergenGroup.MOLLUSCS);

  private final AllergenGroup group;

  Allergen(AllergenGroup group) {
    this.group = group;
  }

  public AllergenGroup group() {
    return group;
  }
}
