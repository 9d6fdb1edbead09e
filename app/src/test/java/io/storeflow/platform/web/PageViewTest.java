package io.storeflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageViewTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  PageViewTest() {
    request.addHeader("Accept-Encoding", "gzip");
  }

  @Test
  void sendsALargePageCompressed() throws Exception {
    var response = new MockHttpServletResponse();
    PageView.send(new byte[5_000], request, response);
    assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
    assertThat(PageGzip.unpacked(response.getContentAsByteArray())).hasSize(5_000);
  }

  /** Each takes up what the one before it left. */
  @Test
  void compressesOnePageAfterTheOther() {
    var random = new Random(7);
    for (int size : List.of(0, 1, 100_000, 30, 2_000_000, 5_000)) {
      var page = new byte[size];
      random.nextBytes(page);
      assertThat(PageGzip.unpacked(PageGzip.of(page))).isEqualTo(page);
    }
  }

  /** What is said of the failure instead may be plain, and keeps the headers that are there. */
  @Test
  void leavesNoWordOfCompressionOnAnAnswerThatCouldNotBeSent() {
    var response =
        new MockHttpServletResponse() {
          @Override
          public ServletOutputStream getOutputStream() {
            throw new IllegalStateException("The session cannot be saved");
          }
        };
    assertThatThrownBy(() -> PageView.send(new byte[5_000], request, response))
        .isInstanceOf(IllegalStateException.class);
    assertThat(response.getHeader("Content-Encoding")).isNull();
  }
}
