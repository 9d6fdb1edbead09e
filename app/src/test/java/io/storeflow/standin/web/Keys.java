package io.storeflow.standin.web;

import com.sun.net.httpserver.Headers;
import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Who asks: the secret key of the platform, or its publishable one, for which account. */
final class Keys {
  /**
   * @param account whose objects are meant
   */
  record Who(String account, boolean publishable) {}

  private final Book book;
  private final String secret;
  private final String publishable;

  Keys(Book book, String secret, String publishable) {
    this.book = book;
    this.secret = secret;
    this.publishable = publishable;
  }

  Who who(Headers headers, Params params, boolean clientsToo) {
    var key = key(headers, params);
    if (key == null || key.isEmpty())
      throw ApiError.of(
          401,
          "invalid_request_error",
          null,
          "You did not provide an API key. You need to provide your API key in the Authorization"
              + " header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').");
    boolean open = key.equals(publishable);
    if (!open && !key.equals(secret) && !key.equals(secret.replaceFirst("^sk_", "rk_")))
      throw ApiError.of(
          401, "invalid_request_error", null, "Invalid API Key provided: " + starred(key));
    if (open && !clientsToo)
      throw ApiError.of(
          401,
          "invalid_request_error",
          "secret_key_required",
          "This API call cannot be made with a publishable API key. Please use a secret API key."
              + " You can find a list of your API keys at"
              + " https://dashboard.stripe.com/account/apikeys.");
    var account = headers.getFirst("Stripe-Account");
    if (account == null) account = params.text("_stripe_account");
    return new Who(account == null ? Book.PLATFORM : connected(account, key), open);
  }

  private String connected(String account, String key) {
    var found = book.look(() -> book.account(account));
    if (account.equals(Book.PLATFORM)) return account;
    if (found != null && Json.flag(Book.notes(found), "connected")) return account;
    throw notConnected(account, key);
  }

  private static ApiError notConnected(String account, String key) {
    return ApiError.of(
        403,
        "invalid_request_error",
        "account_invalid",
        "The provided key '%s' does not have access to account '%s' (or that account does not"
                .formatted(starred(key), account)
            + " exist). Application access may have been revoked.");
  }

  private static @Nullable String key(Headers headers, Params params) {
    var sent = headers.getFirst("Authorization");
    if (sent == null) return params.text("key");
    if (sent.startsWith("Bearer ")) return sent.substring(7).strip();
    if (!sent.startsWith("Basic ")) return null;
    var pair = new String(Base64.getDecoder().decode(sent.substring(6)), StandardCharsets.UTF_8);
    return pair.substring(0, Math.max(0, pair.indexOf(':')));
  }

  private static String starred(String key) {
    int shown = Math.min(4, key.length());
    return key.substring(0, Math.min(8, key.length()))
        + "***"
        + key.substring(key.length() - shown);
  }
}
