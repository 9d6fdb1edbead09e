package io.storeflow.platform.failure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.ModelAndView;

/** A part of StoreFlow that tells people in a page of its own that something was refused. */
public interface FailurePages {

  /**
   * The page for an address at which there is nothing; empty if the address is not of this part.
   *
   * @param uri that was asked for
   */
  default Optional<ModelAndView> missing(String uri, HttpServletRequest request) {
    return Optional.empty();
  }

  /** The same for who has asked too often. */
  default Optional<ModelAndView> tooOften(String uri, HttpServletRequest request) {
    return Optional.empty();
  }

  /** The same for who may not do it. */
  default Optional<ModelAndView> forbidden(String uri, HttpServletRequest request) {
    return Optional.empty();
  }
}
