package io.storeflow.standin.web;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the API or a page.
 *
 * @param account whose objects are meant
 * @param publishable whether a browser asks, with the key that everybody may know
 * @param inPath what the address holds in place of {@code {names}}
 */
public record Call(
    String id,
    String method,
    String path,
    Map<String, String> inPath,
    Params params,
    String account,
    boolean publishable,
    @Nullable String idempotencyKey) {

  public boolean ofPlatform() {
    return account.equals(Book.PLATFORM);
  }

  public String inPath(String name) {
    return inPath.getOrDefault(name, "");
  }

  Call at(Map<String, String> names) {
    return new Call(id, method, path, names, params, account, publishable, idempotencyKey);
  }

  /** The same by a browser at a page of that account. */
  public Call byShopper(String whose) {
    return new Call(id, method, path, inPath, params, whose, true, null);
  }

  /** As it is told to tests: everything but what was sent. */
  public Object told(int status) {
    return Json.of(
        "id",
        id,
        "method",
        method,
        "path",
        path,
        "account",
        ofPlatform() ? null : account,
        "idempotency_key",
        idempotencyKey,
        "status",
        status,
        "params",
        params.all());
  }
}
