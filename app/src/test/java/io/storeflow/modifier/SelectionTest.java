package io.storeflow.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.allergen.Food;
import io.storeflow.modifier.Chosen.Pick;
import io.storeflow.modifier.Selection.Fault;
import io.storeflow.modifier.Selection.Why;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  private final ModifierGroup places =
      new ModifierGroup("places", "Where", 1, 1, List.of(modifier("side", 0), modifier("in", 10)));
  private final ModifierGroup broth =
      new ModifierGroup(
          "broth", "Broth", 1, 1, List.of(modifier("pork", 0), modifier("vegan", 50)));
  private final ModifierGroup toppings =
      new ModifierGroup(
          "toppings",
          "Toppings",
          0,
          3,
          List.of(
              modifier("egg", 180),
              new Modifier(
                  1, "oil", "Chilli oil", euro(60), false, true, Food.UNSTATED, List.of(places)),
              new Modifier(2, "corn", "Corn", euro(90), false, false, Food.UNSTATED, List.of()),
              modifier("small", -2000)));
  private final List<ModifierGroup> groups = List.of(broth, toppings);

  @Test
  void addsWhatWasChosenToThePrice() {
    var selection = select(new Pick("vegan", 1), new Pick("egg", 2));
    assertThat(selection.fault()).isNull();
    assertThat(selection.on(euro(1000))).isEqualTo(euro(1000 + 50 + 2 * 180));
    assertThat(selection.extras()).extracting(Extra::title).containsExactly("vegan", "egg");
  }

  @Test
  void takesWhatGoesWithAModifierAsOftenAsThat() {
    var oil = new Pick("oil", 2, List.of(new Pick("in", 1)));
    var selection = select(new Pick("pork", 1), oil);
    assertThat(selection.on(euro(1000))).isEqualTo(euro(1000 + 2 * 60 + 2 * 10));
    assertThat(selection.items())
        .extracting(Selection.Item::inner)
        .containsExactly(false, false, true);
  }

  @Test
  void whatIsProposedAndThereCountsWithWhatGoesWithIt() {
    var inner = new ModifierGroup("sauce", "Sauce", 0, 1, List.of(proposed(true, 20, List.of())));
    var all =
        List.of(
            proposed(true, 150, List.of(inner)),
            proposed(false, 400, List.of(inner)),
            modifier("egg", 180));
    assertThat(new ModifierGroup("extras", "Extras", 0, 3, all).proposedMinor()).isEqualTo(170);
  }

  private static Modifier proposed(boolean available, long price, List<ModifierGroup> inner) {
    return new Modifier(1, "id", "It", euro(price), true, available, Food.UNSTATED, inner);
  }

  @Test
  void paysNobodyForTakingOff() {
    assertThat(select(new Pick("pork", 1), new Pick("small", 1)).on(euro(1000))).isEqualTo(euro(0));
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(fault()).isEqualTo(new Fault(Why.TOO_FEW, "Broth", 1));
    assertThat(fault(new Pick("pork", 1), new Pick("vegan", 1)))
        .isEqualTo(new Fault(Why.TOO_MANY, "Broth", 1));
    assertThat(fault(new Pick("pork", 1), new Pick("egg", 4)))
        .isEqualTo(new Fault(Why.TOO_MANY, "Toppings", 3));
    assertThat(fault(new Pick("pork", 1), new Pick("corn", 1)))
        .isEqualTo(new Fault(Why.SOLD_OUT, "Corn", 0));
    assertThat(fault(new Pick("pork", 1), new Pick("gone", 1)))
        .isEqualTo(new Fault(Why.UNKNOWN, "", 0));
    assertThat(fault(new Pick("pork", 1), new Pick("oil", 1)))
        .isEqualTo(new Fault(Why.TOO_FEW, "Where", 1));
    assertThat(fault(new Pick("pork", 1, List.of(new Pick("egg", 1)))))
        .as("nothing goes with it")
        .isEqualTo(new Fault(Why.UNKNOWN, "", 0));
  }

  @Test
  void isNothingWhereNothingIsOffered() {
    assertThat(Selection.of(List.of(), Chosen.NONE)).isEqualTo(Selection.NONE);
    assertThat(Selection.of(List.of(), new Chosen(List.of(new Pick("egg", 1)))).fault())
        .isEqualTo(new Fault(Why.UNKNOWN, "", 0));
  }

  private @Nullable Fault fault(Pick... picks) {
    return select(picks).fault();
  }

  private Selection select(Pick... picks) {
    return Selection.of(groups, new Chosen(List.of(picks)));
  }

  private static Modifier modifier(String id, long price) {
    return new Modifier(1, id, id, euro(price), false, true, Food.UNSTATED, List.of());
  }

  private static Money euro(long minor) {
    return new Money(minor, EUR);
  }
}
