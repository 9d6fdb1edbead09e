package io.storeflow.platform.health;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Up or not, for anybody, and nothing else. Details are on the management port. */
@RestController
class HealthController {
  private final DatabasePulse database;

  HealthController(DatabasePulse database) {
    this.database = database;
  }

  @GetMapping("/healthz")
  ResponseEntity<String> show() {
    boolean up = database.beats();
    return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.TEXT_PLAIN)
        .body(up ? "ok" : "unavailable");
  }
}
