package io.storeflow.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Two people at the form of one row. */
class OvertakenTest {
  record Row(@Nullable String upTo, @Nullable String price) {}

  record Form(
      @Nullable String name,
      @Nullable String active,
      @Nullable List<Row> rows,
      @Nullable String version) {}

  private static final List<Row> ROWS = List.of(new Row("2 kg", "4.90"), new Row("", ""));
  private static final List<Row> MORE = List.of(new Row("2 kg", "5.90"), new Row("", ""));
  private static final Form SEEN = Overtaken.seen(new Form("Parcel", "false", ROWS, null), 3);

  private final ExtendedModelMap model = new ExtendedModelMap();

  @ParameterizedTest
  @CsvSource({"3.e3b0, 3", "3, 3", "'', -1", "x.e3b0, -1", ", -1"})
  void knowsTheVersionOfItsRow(@Nullable String version, int row) {
    assertThat(Overtaken.row(version)).isEqualTo(row);
  }

  @Test
  void takesWhatTheOtherOneAloneChanged() {
    var theirs = Overtaken.seen(new Form("Parcel", "true", MORE, null), 4);
    var rows = List.of(new Row("2 kg", "4.90"), new Row(null, ""), new Row("", null));
    var mine = new Form("Letter", null, rows, SEEN.version());
    assertThat(told(mine, theirs)).containsExactly("null ui.overtaken.apart");
    assertThat(model.get("form")).isEqualTo(new Form("Letter", "true", MORE, theirs.version()));
    assertThat(Overtaken.row(theirs.version())).isEqualTo(4);
  }

  @Test
  void namesWhatBothChangedAndKeepsWhatWasTyped() {
    var theirs = Overtaken.seen(new Form("", "true", MORE, null), 4);
    var rows = List.of(new Row("3 kg", "4.90"));
    var mine = new Form("Letter", "false", rows, SEEN.version());
    assertThat(told(mine, theirs))
        .containsExactlyInAnyOrder(
            "null ui.overtaken",
            "name ui.overtaken.emptied",
            "rows[0].upTo ui.overtaken.field 2 kg, 5.90");
    assertThat(model.get("form")).isEqualTo(new Form("Letter", "true", rows, theirs.version()));
  }

  /** Of a page from before an update, or one that was sent by hand. */
  @Test
  void withoutMarksNothingIsTaken() {
    var theirs = Overtaken.seen(new Form("Parcel", "true", ROWS, null), 4);
    var mine = new Form("Letter", "", ROWS, "3");
    assertThat(told(mine, theirs))
        .containsExactlyInAnyOrder(
            "null ui.overtaken", "name ui.overtaken.field Parcel", "active ui.overtaken.on");
  }

  private List<String> told(Form mine, Form theirs) {
    var response = new MockHttpServletResponse();
    Overtaken.show(mine, theirs, "form", Map.of(), model, response);
    assertThat(response.getStatus()).isEqualTo(409);
    var errors = (BindingResult) model.get(BindingResult.MODEL_KEY_PREFIX + "form");
    return Objects.requireNonNull(errors).getAllErrors().stream().map(OvertakenTest::told).toList();
  }

  private static String told(ObjectError error) {
    var field = error instanceof FieldError it ? it.getField() : null;
    var arguments = error.getArguments();
    var said = arguments == null ? "" : arguments[0].toString();
    var codes = Objects.requireNonNull(error.getCodes());
    var key = codes[codes.length - 1];
    return (field + " " + key + " " + (key.endsWith("field") ? said : "")).strip();
  }
}
