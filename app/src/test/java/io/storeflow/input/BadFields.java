package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.Route;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every field of every form with what does not belong into it. The routes and their fields come
 * from the application, what becomes of each value from the table bad-input.txt: a form or a field
 * without a line there fails. In a class for each {@link FormGroup}, as classes run beside one
 * another.
 */
abstract class BadFields extends OverInputs {
  private static final Set<Bad> SOME =
      EnumSet.of(Bad.MISSING, Bad.LONG, Bad.HUGE, Bad.EMOJI, Bad.HTML, Bad.FOREIGN);

  @TestFactory
  Stream<DynamicTest> eachFieldTakesOrRefusesAsTheTableSays() {
    return Inputs.tests(
        inputs.formsWithFields().stream().filter(it -> FormGroup.of(it).isTriedBy(this)).toList(),
        Route::key,
        route ->
            assertThat(
                    new Trial(table, route, () -> new FormGround(inputs, route))
                        .wrong(Fields.of(route), values(route)))
                .isEmpty());
  }

  /** Where nothing is saved, those that differ most. */
  private static Set<Bad> values(Route route) {
    return savesNothing(route) ? SOME : Bad.forForms();
  }

  /** It shows the form again, as the same fields are sent for good elsewhere. */
  private static boolean savesNothing(Route route) {
    return List.of("rows", "pictures", "rates", "keep")
        .contains(route.handler().getMethod().getName());
  }
}
