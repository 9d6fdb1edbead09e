package io.storeflow.platform.failure;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers what failed before or behind the controllers: in a filter, or in the container. */
@Controller
class FailureController implements ErrorController {
  private final FailureAnswers answers;

  FailureController(FailureAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    var status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    var failure =
        request.getAttribute(Problem.class.getName()) instanceof Problem problem
            ? Failure.of(problem)
            : thrown != null
                ? Failure.of(cause(thrown))
                : Failure.of(HttpStatusCode.valueOf(status == null ? 404 : status));
    return answers.answer(failure, thrown, request, response);
  }

  private static Throwable cause(Throwable thrown) {
    return thrown instanceof jakarta.servlet.ServletException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
  }
}
