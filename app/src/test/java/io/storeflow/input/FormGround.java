package io.storeflow.input;

import static java.util.Objects.requireNonNull;

import io.storeflow.input.Forms.Good;
import io.storeflow.input.Forms.Scene;
import io.storeflow.testing.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form, sent by somebody with a store of their own. */
final class FormGround extends Ground {
  /** Fewer than a store may have of anything. */
  private static final int MOST = 20;

  private Sender sender;
  private int makes;
  private @Nullable Good<Map<String, String>> good;

  FormGround(Inputs inputs, Route route) {
    super(inputs, route);
    sender = inputs.sender();
  }

  @Override
  Scene scene() {
    return sender.scene;
  }

  @Override
  void make() {
    if (isUsedUp()) sender = inputs.sender(inputs.forms().again(scene()));
    else if (++makes % MOST == 0) sender = inputs.sender();
    good = inputs.forms().good(route, scene());
  }

  /** It changes who somebody is, or counts against them: the next value comes from another. */
  @Override
  boolean isUsedUp() {
    return route.pattern().startsWith("/account/password")
        || route.pattern().startsWith("/login")
        || route.pattern().endsWith("/ownership");
  }

  @Override
  Ready ready(String field, Bad bad) {
    var right = requireNonNull(good);
    var typed = typed(bad, bad == Bad.FOREIGN ? foreign(field) : "", field);
    var sent = new LinkedHashMap<>(right.sent());
    if (typed == null) sent.remove(field);
    else sent.put(field, typed);
    if (Sender.needsACart(route)) forget();
    return new Ready(
        sender.prepare(route, right, sent),
        (what, answer) -> {
          Answers.helps(what, answer);
          if (answer.statusCode() == 422) Answers.keeps(what, field, typed, sent, answer.body());
        });
  }

  private String foreign(String field) {
    forget();
    return inputs.forms().foreign(field, scene());
  }

  /** Names of stores that were tried before are no passwords: a secret is longer than any. */
  private static @Nullable String typed(Bad bad, String foreign, String field) {
    var typed = bad.typed(foreign);
    return bad == Bad.HTML && Answers.SECRET.contains(field) ? typed + " walnut ladder" : typed;
  }
}
