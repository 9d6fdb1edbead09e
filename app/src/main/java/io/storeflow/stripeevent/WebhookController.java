package io.storeflow.stripeevent;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.settings.StripeKeys.Endpoint;
import io.storeflow.stripe.StripeSettings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where Stripe sends events: of our own account and of connected ones, each entered as an endpoint
 * of its own. The body is checked as it came, before anything of it is read
 * (docs.stripe.com/webhooks#verify-official-libraries).
 */
@RestController
class WebhookController {
  private static final Logger log = LoggerFactory.getLogger(WebhookController.class);

  private final StripeSettings settings;
  private final StripeEvents events;
  private final JsonMapper json;
  private final Clock clock;
  private final Counter refused;

  WebhookController(
      StripeSettings settings,
      StripeEvents events,
      JsonMapper json,
      Clock clock,
      MeterRegistry meters) {
    this.settings = settings;
    this.events = events;
    this.json = json;
    this.clock = clock;
    this.refused =
        Counter.builder("storeflow.stripe.events.refused")
            .description("Events whose signature or world was not right")
            .register(meters);
  }

  /**
   * Answers 200 once it is kept, and 400 to what is not Stripe's or not meant for here: Stripe then
   * sends it again, and shows that in its dashboard.
   */
  @PostMapping("/webhooks/stripe")
  ResponseEntity<String> take(
      @RequestBody(required = false) byte @Nullable [] body,
      @RequestHeader(name = "Stripe-Signature", defaultValue = "") String signature) {
    if (!settings.isOn()) throw new NotFound();
    if (body == null) return refused("there is no event in it");
    var text = new String(body, StandardCharsets.UTF_8);
    var of = whose(text, signature);
    if (of.isEmpty()) return refused("its signature is not right, or too old");
    try {
      return take(json.readTree(body), of);
    } catch (JacksonException unreadable) {
      return refused("it cannot be read");
    }
  }

  private ResponseEntity<String> take(JsonNode event, Set<Endpoint> of) {
    var id = word(event.path("id"), 64);
    var kind = word(event.path("type"), 80);
    var object = word(event.at("/data/object/id"), 80);
    var account = event.has("account") ? word(event.path("account"), 64) : "";
    if (id == null || kind == null || account == null || !event.path("created").isIntegralNumber())
      return refused("it is no event");
    if (event.path("livemode").asBoolean() != settings.isLive())
      return refused("it is of another world than our keys");
    var endpoint = account.isEmpty() ? Endpoint.ACCOUNT : Endpoint.CONNECT;
    if (!of.contains(endpoint)) return refused("it came with the secret of another endpoint");
    var at = Instant.ofEpochSecond(event.path("created").longValue());
    events.take(id, new StripeNews(account, kind, object == null ? "" : object, at));
    return ResponseEntity.ok("");
  }

  /** For which endpoints the signature is right. */
  private Set<Endpoint> whose(String body, String signature) {
    var of = EnumSet.noneOf(Endpoint.class);
    for (var endpoint : Endpoint.values())
      if (settings.signing(endpoint).stream().anyMatch(it -> isSigned(body, signature, it)))
        of.add(endpoint);
    return of;
  }

  private boolean isSigned(String body, String signature, String secret) {
    try {
      return Webhook.Signature.verifyHeader(
          body, signature, secret, Webhook.DEFAULT_TOLERANCE, clock);
    } catch (SignatureVerificationException | RuntimeException wrong) {
      return false;
    }
  }

  private static @Nullable String word(JsonNode node, int longest) {
    var text = node.isString() ? node.stringValue() : "";
    return text.matches("[A-Za-z0-9_.]{1," + longest + "}") ? text : null;
  }

  /** Counted, and not written to the log: anybody can send what is refused. */
  private ResponseEntity<String> refused(String why) {
    refused.increment();
    log.debug("An event for Stripe's webhook is refused: {}", why);
    return ResponseEntity.status(HttpStatus.BAD_REQUEST).body(why);
  }
}
