package io.storeflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** The one application: web, worker, scheduler and live roles of one jar. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class StoreFlow {

  public static void main(String[] args) {
    SpringApplication.run(StoreFlow.class, args);
  }
}
