package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.form.Parts;
import io.storeflow.productpage.Conflict.Both;
import io.storeflow.productpage.Conflict.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two people change one product: a bowl in small and large. */
class ConflictTest {
  private final ProductForm seen = seen("Bowl", "Red", "10.00", "20.00");

  @Test
  void whatOnlyOneOfThemChangedIsTaken() {
    var mine = Parts.with(seen, Map.of("title", "Large bowl"));
    var theirs = with(now(traits("Brand B")), 1, Map.of("price", "25.00"));
    var conflict = Conflict.between(mine, marked(theirs));
    assertThat(conflict.open()).isEmpty();
    assertThat(conflict.taken()).extracting(Both::field).containsExactly("traits.brand", "price");
    var merged = conflict.merged();
    assertThat(merged.title()).isEqualTo("Large bowl");
    assertThat(merged.said().brand()).isEqualTo("Brand B");
    assertThat(merged.rows()).extracting(VariantRow::price).containsExactly("10.00", "25.00");
    assertThat(merged.version()).isEqualTo("2");
  }

  @Test
  void whatBothChangedIsShownInBothStates() {
    var mine = with(Parts.with(seen, Map.of("title", "Mine")), 0, Map.of("price", "11.00"));
    var theirs = with(now(Map.of("title", "Theirs")), 0, Map.of("price", "12.00"));
    var conflict = Conflict.between(mine, marked(theirs));
    assertThat(conflict.open())
        .extracting(Both::key, Both::theirs, Both::mine)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("title", "Theirs", "Mine"),
            org.assertj.core.groups.Tuple.tuple("variant.v0.price", "12.00", "11.00"));
    assertThat(conflict.merged().title()).isEqualTo("Mine");
    var chosen =
        Parts.with(
            conflict.merged(),
            Map.of(
                "choices",
                List.of(new Choice("title", "mine"), new Choice("variant.v0.price", "theirs"))));
    var settled = Conflict.settled(chosen, marked(theirs));
    assertThat(settled.title()).isEqualTo("Mine");
    assertThat(settled.rows().getFirst().price()).isEqualTo("12.00");
    var all = Conflict.settled(Parts.with(chosen, Map.of("take", "theirs")), marked(theirs));
    assertThat(all.title()).isEqualTo("Theirs");
    var none = Conflict.settled(Parts.with(chosen, Map.of("take", "mine")), marked(theirs));
    assertThat(none.rows().getFirst().price()).isEqualTo("11.00");
  }

  @Test
  void theSameChangeIsNoConflict() {
    var mine = Parts.with(seen, Map.of("title", "Same"));
    var conflict = Conflict.between(mine, marked(now(Map.of("title", "Same"))));
    assertThat(conflict.open()).isEmpty();
    assertThat(conflict.taken()).isEmpty();
  }

  @Test
  void aVariantThatTheyLeftOutStaysOutUnlessWeChangedIt() {
    var theirs = marked(now(Map.of("variants", List.of(seen.rows().getFirst()))));
    assertThat(Conflict.between(seen, theirs).merged().rows()).hasSize(1);
    var changed = with(seen, 1, Map.of("price", "21.00"));
    var kept = Conflict.between(changed, theirs).merged().rows();
    assertThat(kept).extracting(VariantRow::price).containsExactly("10.00", "21.00");
    assertThat(kept.get(1).isNew()).isTrue();
  }

  @Test
  void aVariantThatWeLeaveOutComesBackWhereTheyChangedIt() {
    var mine = with(seen, 0, Map.of("out", true));
    var theirs = marked(with(now(Map.of()), 0, Map.of("price", "12.00")));
    var row = Conflict.between(mine, theirs).merged().rows().getFirst();
    assertThat(row.isOut()).isFalse();
    assertThat(row.price()).isEqualTo("12.00");
  }

  @Test
  void whatTheyAddedIsThereToo() {
    var rows = new ArrayList<>(seen.rows());
    rows.add(row("v2", "30.00"));
    var conflict = Conflict.between(seen, marked(now(Map.of("variants", rows))));
    assertThat(conflict.merged().rows()).hasSize(3);
  }

  /** A page of the release before this one marks nothing: what differs is asked for. */
  @Test
  void withoutMarksWhateverDiffersIsAsked() {
    var mine = Parts.with(seen, Map.of("title", "Mine", "seen", ""));
    assertThat(Conflict.between(mine, marked(now(Map.of()))).open())
        .extracting(Both::field)
        .containsExactly("title");
  }

  private ProductForm now(Map<String, ?> changed) {
    return Parts.with(Parts.with(seen, Map.of("version", "2")), changed);
  }

  private Map<String, ?> traits(String brand) {
    return Map.of("traits", Parts.with(TraitsForm.EMPTY, Map.of("brand", brand)));
  }

  private static ProductForm seen(String title, String description, String... prices) {
    var rows = new ArrayList<VariantRow>();
    for (var price : prices) rows.add(row("v" + rows.size(), price));
    var values = Map.of("title", title, "description", description, "version", "1");
    return marked(
        Parts.with(Parts.with(ProductForm.empty(), values), Map.of("variants", List.copyOf(rows))));
  }

  private static VariantRow row(String id, String price) {
    return Parts.with(VariantRow.empty(), Map.of("id", id, "price", price));
  }

  private static ProductForm with(ProductForm form, int at, Map<String, ?> changed) {
    var rows = new ArrayList<>(form.rows());
    rows.set(at, Parts.with(rows.get(at), changed));
    return Parts.with(form, Map.of("variants", List.copyOf(rows)));
  }

  /** As the server sends it. */
  private static ProductForm marked(ProductForm form) {
    var rows =
        form.rows().stream()
            .map(row -> Parts.with(row, Map.of("seen", FormValues.seen(row))))
            .toList();
    var whole = Parts.with(form, Map.of("variants", rows));
    return Parts.with(whole, Map.of("seen", FormValues.seen(whole)));
  }
}
