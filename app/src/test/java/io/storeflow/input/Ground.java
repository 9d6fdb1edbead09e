package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Scene;
import io.storeflow.testing.Route;
import java.net.http.HttpResponse;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What the values of a route are tried on, one after another: a form or body that is right, and the
 * things that it is about. A value that was refused has written nothing, so what was made for it
 * does for the next; only what was written on is made again. On what was written on before, a value
 * that is to be taken shows that it is by being taken, and nothing else is concluded from there.
 */
abstract class Ground {
  /**
   * One value, ready to go.
   *
   * @param refused looks at the answer if it is a refusal; the text says what was tried
   */
  record Ready(Sender.Prepared request, BiConsumer<String, HttpResponse<String>> refused) {}

  final Inputs inputs;
  final Route route;

  private boolean made;
  private boolean sent;
  private boolean written;
  private boolean takesOne;
  private @Nullable String known;

  Ground(Inputs inputs, Route route) {
    this.inputs = inputs;
    this.route = route;
  }

  /**
   * What becomes of a value in a field: the status of the refusal, "kept" if it was answered well
   * and nothing changed, else "done".
   *
   * @param expected the same, as the table says it
   */
  final String outcome(String field, Bad bad, String expected) {
    if (!made || isUsedUp() || written && (takesOne || !expected.equals("done"))) renew();
    boolean fresh = !sent;
    var outcome = attempt(field, bad);
    if (fresh || outcome.equals(expected)) return outcome;
    // The form of an older version, a name that is taken by now.
    takesOne |= written;
    renew();
    return attempt(field, bad);
  }

  private void renew() {
    make();
    forget();
    made = true;
    sent = false;
    written = false;
  }

  private String attempt(String field, Bad bad) {
    boolean before = written;
    sent = true;
    // Until it is known that it has not: what fails may have.
    written = true;
    var outcome = send(field, bad);
    written = before || outcome.equals("done");
    return outcome;
  }

  private String send(String field, Bad bad) {
    var ready = ready(field, bad);
    var before = known == null ? counts() : known;
    forget();
    var answer = ready.request().send();
    var what = route.key() + " " + field + " " + bad;
    assertThat(answer.statusCode()).as(what + answer.body()).isLessThan(500);
    if (answer.statusCode() < 400) {
      known = counts();
      return known.equals(before) ? "kept" : "done";
    }
    known = inputs.assertUnwritten(what, before, scene(), ready.request());
    ready.refused().accept(what, answer);
    return Integer.toString(answer.statusCode());
  }

  private String counts() {
    return inputs.counts().of(scene());
  }

  /** Something is made that is no part of what is tried: how much there is has to be read again. */
  final void forget() {
    known = null;
  }

  abstract Scene scene();

  /** What is right, of new things. */
  abstract void make();

  /** Whether each value needs things of its own, even after one that was refused. */
  abstract boolean isUsedUp();

  /** What is right but for that field. */
  abstract Ready ready(String field, Bad bad);
}
