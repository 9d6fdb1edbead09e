package io.storeflow.signin;

import io.storeflow.account.SignedIn;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What somebody had typed into a form before they had to sign in again. */
public interface TypedBefore {
  /** Whether this is such a form, and of this very person. */
  boolean isOf(SignedIn person, String typed);

  /** Answers with the form and what was typed; nothing is carried out. */
  void show(String typed, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;
}
