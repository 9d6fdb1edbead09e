package io.storeflow.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.mail.Mail;
import org.junit.jupiter.api.Test;

/** What names and subjects may hold. */
class MailHeadersTest {
  @Test
  void noNameBeginsAHeader() {
    var mail =
        new Mail(
            "m/1",
            "a@b.de",
            "Shop\r\nBcc: x@y.de",
            null,
            "Hello\nX-Evil: 1\u2028",
            "t",
            "<p>h</p>");
    assertThat(mail.fromName()).isEqualTo("Shop Bcc: x@y.de");
    assertThat(mail.subject()).isEqualTo("Hello X-Evil: 1");
  }
}
