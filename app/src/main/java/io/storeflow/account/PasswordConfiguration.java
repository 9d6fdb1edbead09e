package io.storeflow.account;

import io.storeflow.platform.limit.Bulkhead;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Argon2id with OWASP's second parameter set: 19 MiB, two passes, one lane (Password Storage Cheat
 * Sheet).
 */
@Configuration
class PasswordConfiguration {

  /** A hash needs its 19 MiB on the heap, and a little more for the objects around them. */
  private static final long BYTES = 20L << 20;

  @Bean
  PasswordEncoder passwordEncoder(Bulkhead bulkhead) {
    return new BoundedEncoder(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2), bulkhead, BYTES);
  }
}
