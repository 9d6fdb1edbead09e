package io.storeflow.resume;

import io.storeflow.account.SignedIn;
import io.storeflow.signin.TypedBefore;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Shows a form again to the person who typed it, and to nobody else. */
@Component
class Resumption implements TypedBefore {

  @Override
  public boolean isOf(SignedIn person, String typed) {
    return TypedForm.read(typed)
        .filter(form -> form.whose().equals(FormTokens.mark(person.personId())))
        .isPresent();
  }

  @Override
  public void show(String typed, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var form = TypedForm.read(typed).orElseThrow();
    request.getRequestDispatcher(form.path()).forward(new ResumedRequest(request, form), response);
  }
}
