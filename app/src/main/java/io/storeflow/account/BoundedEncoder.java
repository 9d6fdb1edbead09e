package io.storeflow.account;

import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes through the {@link Bulkhead}: however many sign in or up at once, only so many hashes need
 * their memory. Never inside a transaction, which would keep its connection while it waits.
 *
 * @param bytes what one hash needs of the heap
 */
record BoundedEncoder(PasswordEncoder encoder, Bulkhead bulkhead, long bytes)
    implements PasswordEncoder {

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return bulkhead.run(CostlyWork.PASSWORD, bytes, () -> encoder.encode(password));
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    return bulkhead.run(CostlyWork.PASSWORD, bytes, () -> encoder.matches(password, hash));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return encoder.upgradeEncoding(hash);
  }
}
