package io.storeflow.standin.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What proves an event: {@code t=<seconds>,v1=<HMAC-SHA256 of "t.body">}, one v1 for each secret
 * (docs.stripe.com/webhooks, "Verify manually").
 */
public final class Signature {
  private Signature() {}

  public static String of(byte[] body, List<String> secrets, Instant at) {
    var header = new StringBuilder("t=").append(at.getEpochSecond());
    for (var secret : secrets)
      header.append(",v1=").append(mac(secret, at.getEpochSecond() + ".", body));
    return header.toString();
  }

  private static String mac(String secret, String time, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update(time.getBytes(UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
