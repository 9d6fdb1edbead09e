package io.storeflow.testing;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the security log is told, by whoever is at work meanwhile. */
public final class SecurityLines {
  private SecurityLines() {}

  public static List<String> during(Runnable work) {
    var log = (Logger) LoggerFactory.getLogger("security");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);
    try {
      work.run();
    } finally {
      log.detachAppender(lines);
    }
    return List.copyOf(lines.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
  }
}
