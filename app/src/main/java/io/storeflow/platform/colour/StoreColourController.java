package io.storeflow.platform.colour;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Serves the {@link StoreColourSheet}, which never changes at its address. */
@Controller
class StoreColourController {

  @GetMapping(StoreColourSheet.PATH)
  ResponseEntity<String> colours(@RequestParam String of) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .header("Content-Type", "text/css;charset=UTF-8")
        .body(StoreColourSheet.css(of));
  }
}
