package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.util.EnumSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every member of every JSON body with what does not belong into it. */
@AppTest
@Tag("any-engine")
class BadMembersTest extends OverInputs {
  @TestFactory
  Stream<DynamicTest> eachMemberTakesOrRefusesAsTheTableSays() {
    return Inputs.tests(
        inputs.bodies(),
        Route::key,
        route ->
            assertThat(
                    new Trial(table, route, () -> new BodyGround(inputs, route))
                        .wrong(inputs.triedMembers(route), EnumSet.allOf(Bad.class)))
                .isEmpty());
  }
}
