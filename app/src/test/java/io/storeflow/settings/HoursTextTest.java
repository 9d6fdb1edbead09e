package io.storeflow.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opening hours as people write them. */
class HoursTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9-17 | 09:00 to 17:00",
        "9:30 bis 12 | 09:30 to 12:00",
        "17:00 – 02:00 | 17:00 to 02:00",
        "00:00 to 24:00 | 00:00 to 24:00",
        "closed | ''",
        "11.30 to 14.00; 17 to 22 | 11:30 to 14:00, 17:00 to 22:00"
      })
  void readsHoursAsPeopleWriteThem(String typed, String meant) throws Exception {
    assertThat(HoursText.write(HoursText.parse(DayOfWeek.MONDAY, typed), "to")).isEqualTo(meant);
  }
}
