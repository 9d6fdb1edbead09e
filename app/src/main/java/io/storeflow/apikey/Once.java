package io.storeflow.apikey;

import io.storeflow.idempotency.Answered;
import io.storeflow.idempotency.IdempotencyKeys;
import io.storeflow.idempotency.IfMatch;
import io.storeflow.idempotency.KeyTaken;
import io.storeflow.idempotency.SentKey;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.id.Digest;
import io.storeflow.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Does what a program asks for once, however often it sends the request: it gets the same answer
 * again. Its keys are its own, whatever others send under the same text.
 */
@Component
public class Once {
  /**
   * What was done.
   *
   * @param answer JSON
   * @param last moves stock and announces that, or nothing: behind all else, as that locks what
   *     others wait for
   */
  public record Done(String answer, Runnable last) {}

  private final IdempotencyKeys keys;
  private final Transactions transactions;

  Once(IdempotencyKeys keys, Transactions transactions) {
    this.keys = keys;
    this.transactions = transactions;
  }

  /**
   * @param sent the header {@link SentKey#HEADER}
   * @param request the same text for requests that are the same
   * @param work in a transaction; it has no effect but on the database
   * @throws Problem 400 without a key, 409 while the same runs, 422 for a key of another request
   */
  public String answer(
      Store store, KeyHolder holder, @Nullable String sent, String request, Supplier<Done> work) {
    var key = key(holder, sent);
    var hash = Digest.sha256(request);
    try {
      var before = known(() -> keys.answer(store, key, hash));
      return before.isPresent() ? before.get() : done(store, key, hash, work);
    } catch (KeyTaken taken) {
      // Its own first try has just been faster: what that was answered.
      return known(() -> keys.answered(store, key, hash))
          .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "request_in_progress"));
    } catch (Problem refused) {
      // Or it has left nothing for a second one.
      return known(() -> keys.answered(store, key, hash)).orElseThrow(() -> refused);
    }
  }

  /**
   * The same of what makes something new: 201 with the ETag of a first version.
   *
   * @param request as of {@link #answer}, told from what makes other things
   */
  public ResponseEntity<byte[]> created(
      Store store, KeyHolder holder, @Nullable String sent, String request, Supplier<Done> work) {
    var answer = answer(store, holder, sent, request, work);
    return ResponseEntity.status(HttpStatus.CREATED)
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(IfMatch.etag(1))
        .body(answer.getBytes(StandardCharsets.UTF_8));
  }

  private String done(Store store, String key, String hash, Supplier<Done> work) {
    return transactions.write(
        () -> {
          var done = work.get();
          keys.claim(store, key, hash, done.answer());
          done.last().run();
          return done.answer();
        });
  }

  private static Optional<String> known(Supplier<Optional<Answered>> asked) {
    return asked
        .get()
        .map(
            it -> {
              if (it.same()) return it.text();
              throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency_key_reused");
            });
  }

  private static String key(KeyHolder holder, @Nullable String sent) {
    return "key." + holder.keyId() + "." + Digest.sha256(SentKey.of(sent));
  }
}
