package io.storeflow.local;

import io.storeflow.platform.settings.DemoPeople;
import java.util.StringJoiner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Tells the newcomer, at the end of a local start, where everything is and whom to sign in as. */
@Component
@Profile("local")
class Welcome {
  private static final Logger log = LoggerFactory.getLogger(Welcome.class);

  private final Environment environment;

  Welcome(Environment environment) {
    this.environment = environment;
  }

  @EventListener
  void ready(ApplicationReadyEvent ready) {
    if (environment.containsProperty("storeflow.command")) return; // no pages to point to
    log.info("{}", text(ready.getTimeTaken() == null ? 0 : ready.getTimeTaken().toMillis()));
  }

  private String text(long millis) {
    var web = "http://localhost:" + environment.getProperty("local.server.port");
    var management = "http://localhost:" + environment.getProperty("local.management.port");
    var text = new StringJoiner("\n", "\n\n", "\n");
    text.add("  StoreFlow is ready after " + millis + " ms.");
    environment
        .getProperty("storeflow.local.notes", "")
        .lines()
        .forEach(note -> text.add("  " + note));
    text.add("");
    line(text, "Start page", web + "/");
    line(text, "Storefronts", web + "/shop/hanami-kitchen");
    line(text, "", web + "/shop/hanami-market");
    line(text, "", web + "/shop/northwind");
    line(text, "Dashboard", web + "/login");
    line(text, "Kitchen board", web + "/s/hanami-kitchen/board/kitchen");
    line(text, "Mailbox", web + "/dev/mailbox");
    if (!environment.getProperty("storeflow.stripe.api-base", "").isBlank())
      line(text, "Stripe", web + "/dev/stripe (a stand-in, no money moves)");
    line(text, "API", web + "/api/v1/docs");
    line(text, "Management", management + "/actuator/health");
    line(text, "Database", environment.getProperty("storeflow.db.url", ""));
    text.add("");
    text.add("  Sign in as (password " + DemoPeople.PASSWORD + "):");
    DemoPeople.EMAILS.forEach(email -> text.add("    " + email));
    return text.toString();
  }

  private static void line(StringJoiner text, String what, String where) {
    text.add("  %-14s %s".formatted(what, where));
  }
}
