package io.storeflow.platform.failure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.servlet.ModelAndView;

/** A part of StoreFlow that tells people in a page of its own that there is nothing here. */
public interface FailurePages {

  /**
   * The page for an address at which there is nothing; empty if the address is not of this part.
   *
   * @param uri that was asked for
   */
  Optional<ModelAndView> missing(String uri, HttpServletRequest request);

  /** The same for who has asked too often. */
  Optional<ModelAndView> tooOften(String uri, HttpServletRequest request);
}
