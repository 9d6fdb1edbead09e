package io.storeflow.platform.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.storeflow.platform.failure.SecurityLog.Event;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SecurityLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger("security");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
    var request = new MockHttpServletRequest();
    request.setRemoteAddr("203.0.113.9");
    request.setRemoteUser("4711");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    RequestContextHolder.resetRequestAttributes();
  }

  @Test
  void saysWhoFromWhereAndWhat() {
    SecurityLog.tell(Event.ROLE_GIVEN, "owner to 12");
    assertThat(lines.list)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getFormattedMessage())
                  .isEqualTo("role_given who=4711 from=203.0.113.9 owner to 12");
              assertThat(line.getKeyValuePairs())
                  .anyMatch(it -> it.key.equals("event") && "role_given".equals(it.value));
            });
  }

  @Test
  void nobodyEndsALineOrBeginsAnother() {
    SecurityLog.tell(
        Event.ROLE_GIVEN, "a\nsign_in who=1", "x\r\n\u2028\u0085\u001b[31m" + "y".repeat(500));
    var line = lines.list.getLast().getFormattedMessage();
    assertThat(line).startsWith("role_given who=a?sign_in who=1 from=203.0.113.9 x???");
    assertThat(line).hasSizeLessThan(300).doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void strangersDoNotFillIt() {
    long minute = 31_000_000;
    var told =
        IntStream.range(0, 5000).filter(i -> SecurityLog.missed(Event.SOCKET_REFUSED, minute) >= 0);
    assertThat(told.count()).isEqualTo(SecurityLog.MOST);
    assertThat(SecurityLog.missed(Event.SOCKET_REFUSED, minute + 1)).isEqualTo(4900);
    assertThat(SecurityLog.missed(Event.SOCKET_REFUSED, minute + 1)).isZero();
  }

  @Test
  void masksAnAddress() {
    assertThat(SecurityLog.masked("haruka@hanami.example")).isEqualTo("h***@hanami.example");
    assertThat(SecurityLog.masked("my password, typed into the wrong field")).isEqualTo("?");
  }
}
