package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fields of {@link FormGroup#REST}, and whether the table has all fields of all forms. */
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

  @Test
  void everyGroupHasFormsToTry() {
    assertThat(inputs.formsWithFields()).extracting(FormGroup::of).contains(FormGroup.values());
  }
}
