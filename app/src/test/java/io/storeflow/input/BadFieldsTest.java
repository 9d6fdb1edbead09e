package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All forms but those of the product editor, and whether the table has all. */
@AppTest
@Tag("any-engine")
class BadFieldsTest extends BadFields {
  @Test
  void theTableHasEveryFieldOfEveryFormAndNoOther() {
    var fields = new ArrayList<String>();
    for (var route : inputs.formsWithFields())
      for (var field : Fields.of(route)) fields.add(route.key() + " " + field);
    for (var route : inputs.bodies())
      for (var member : inputs.triedMembers(route)) fields.add(route.key() + " " + member);
    assertThat(table.fields()).containsExactlyInAnyOrderElementsOf(fields);
  }

  @Override
  boolean isTried(Route route) {
    return !BadProductFieldsTest.isOfEditor(route);
  }
}
