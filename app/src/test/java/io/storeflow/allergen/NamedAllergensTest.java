package io.storeflow.allergen;

import static io.storeflow.allergen.AllergenGroup.valueOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedAllergensTest {
  @ParameterizedTest
  @CsvSource({
    "Achtung: Nussallergie!, NUTS",
    "NUSSALLERGIE, NUTS",
    "bitte ohne Nüsse, NUTS",
    "no peanuts please, PEANUTS",
    "Erdnussallergie, PEANUTS",
    "sans gluten s'il vous plaît, GLUTEN",
    "Ich habe Zöliakie, GLUTEN",
    "laktosefrei bitte, MILK",
    "ohne Ei, EGGS",
    "alergia a los frutos secos, NUTS",
    "sono allergico alle noci, NUTS",
    "geen noten, NUTS",
    "uczulenie na orzeszki ziemne, PEANUTS",
    "bez orzechów, NUTS",
    "ピーナッツアレルギーです, PEANUTS",
    "ナッツ抜きで, NUTS",
    "卵アレルギー, EGGS",
    "えび抜きでお願いします, CRUSTACEANS",
    "エビ, CRUSTACEANS",
    "حساسية من المكسرات, NUTS",
    "بدون فول سوداني, PEANUTS",
    "no shrimp, CRUSTACEANS",
    "kein Tintenfisch, MOLLUSCS",
    "Senf extra, MUSTARD",
    "allergique au céleri, CELERY",
    "ＮＵＴＳ, NUTS",
    "koemelkallergie, MILK",
    "Eiweißallergie, EGGS",
    "Eiweissallergie, EGGS",
    "eifrei bitte, EGGS",
    "kein Vollei, EGGS",
    "eierfrei, EGGS",
    "Eiunverträglichkeit, EGGS",
    "eggless please, EGGS",
    "eggfree, EGGS",
    "nutfree, NUTS",
    "nutallergy, NUTS",
    "ohne Frischkäse, MILK",
    "kein Schafskäse, MILK",
    "ohne Kaese, MILK",
    "keine Schlagsahne, MILK",
    "kein Joghurt, MILK",
    "kein Sauerrahm, MILK",
    "no yogurt, MILK",
    "no yoghurt, MILK",
    "no whey, MILK",
    "sans crème, MILK",
    "sin mantequilla, MILK",
    "fruit à coque, NUTS",
    "allergie aux fruits à coque, NUTS",
    "pas de fruits secs, NUTS",
    "geen paranoten, NUTS",
    "pas de coquillages, MOLLUSCS",
    "geen schelpdieren, MOLLUSCS",
    "sin almejas, MOLLUSCS",
    "niente pesci, FISH",
    "乳不使用でお願いします, MILK",
    "豆乳アレルギー, SOYBEANS"
  })
  void findsTheOneThatANoteNames(String note, String group) {
    assertThat(NamedAllergens.in(note)).containsExactly(valueOf(group));
  }

  @Test
  void findsSeveralInTheOrderOfTheLaw() {
    assertThat(NamedAllergens.in("Erdnuss- und Walnussallergie, kein Soja, keine Milch"))
        .containsExactly(
            AllergenGroup.PEANUTS, AllergenGroup.SOYBEANS, AllergenGroup.MILK, AllergenGroup.NUTS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Allergie gegen Meeresfrüchte",
        "Keine Meeresfruechte!",
        "seafood allergy",
        "no sea food",
        "senza frutti di mare",
        "sans fruits de mer",
        "bez: owoce morza",
        "uczulenie na owoców morza",
        "alergia al marisco",
        "geen zeevruchten",
        "シーフード抜きで",
        "海鮮アレルギー"
      })
  void warnsOfAllThatSeafoodMayMean(String note) {
    assertThat(NamedAllergens.in(note))
        .containsExactly(AllergenGroup.CRUSTACEANS, AllergenGroup.FISH, AllergenGroup.MOLLUSCS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bitte nicht klingeln.",
        "Ring at the second door, bei Meier, 3rd floor",
        "mit Kokosnuss und Muskatnuss",
        "extra spicy, no coriander",
        "Eingang im Hof, einmal extra Stäbchen",
        "noix de coco",
        "Brahmsstraße 3, gegenüber der Kaserne, im Rahmen, mit Banknoten",
        "déposez devant la porte, merci",
        "箸を二つお願いします",
        "شكرا جزيلا"
      })
  void findsNoneWhereNoneIsNamed(String note) {
    assertThat(NamedAllergens.in(note)).isEmpty();
  }

  @Test
  void keepsWhatWasStatedAndTellsNoneFromNothingSaid() {
    assertThat(Food.read(null, "")).isEqualTo(Food.UNSTATED);
    assertThat(Food.read("", "").isFree()).isTrue();
    var food = Food.read("milk,wheat,almonds?,milk?,unknown", "colour");
    assertThat(food.contains()).containsExactly(Allergen.WHEAT, Allergen.MILK);
    assertThat(food.mayContain()).containsExactly(Allergen.ALMONDS);
    assertThat(food.groups()).containsExactly(AllergenGroup.GLUTEN, AllergenGroup.MILK);
    assertThat(Food.read(food.allergensKept(), food.additivesKept())).isEqualTo(food);
    assertThat(Food.UNSTATED.allergensKept()).isNull();
  }

  @Test
  void hasFourteenGroupsWithCerealsAndNutsByKind() {
    assertThat(AllergenGroup.values()).hasSize(14);
    assertThat(AllergenGroup.GLUTEN.kinds()).hasSize(6);
    assertThat(AllergenGroup.NUTS.kinds()).hasSize(8);
  }
}
