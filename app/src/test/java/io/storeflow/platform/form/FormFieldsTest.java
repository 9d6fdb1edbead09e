package io.storeflow.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormFieldsTest {
  record Note(@Nullable String text) {}

  record Line(@Nullable String title, @Nullable String price, @Nullable List<Note> notes) {}

  record Form(
      @Nullable String name,
      @Nullable List<String> tags,
      @Nullable List<Line> lines,
      @Nullable Line head) {}

  final FormFields fields = new FormFields(Form.class);

  @Test
  void knowsItsFieldsAndLeavesOthersAlone() {
    assertThat(
            fields.wrong(
                List.of(
                    "name",
                    "tags",
                    "lines[1].title",
                    "lines[0].price",
                    "lines[0].notes[0].text",
                    "head.title",
                    "head.notes[0].text",
                    "_csrf",
                    "other[0].x",
                    "")))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name[0]",
        "name.x",
        "name.class.module",
        "name[",
        "tags[0].x",
        "lines",
        "lines[0]",
        "lines[x].title",
        "lines[-1].title",
        "lines[999].title",
        "lines[99999999999].title",
        "lines[0].other",
        "lines[0].title[0]",
        "lines[0].title.x",
        "lines[0].notes",
        "lines[0].notes[0].x",
        "lines[0].notes[0].text[0]",
        "lines[0].notes[999].text",
        "lines.title",
        "head",
        "head[0].title",
        "head.other",
        "head.title.x",
        "head.notes.text",
        "head.notes[999].text"
      })
  void refusesWhatNoPageNames(String name) {
    assertThat(fields.wrong(List.of("name", name))).isEqualTo(name);
  }

  @Test
  void linesFollowOneAnother() {
    assertThat(fields.wrong(List.of("lines[0].title", "lines[2].title"))).isEqualTo("lines");
    assertThat(fields.wrong(List.of("lines[1].title"))).isEqualTo("lines");
    assertThat(fields.wrong(List.of("lines[0].title", "lines[0].notes[1].text")))
        .isEqualTo("lines[0].notes");
  }
}
