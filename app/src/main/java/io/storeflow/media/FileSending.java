package io.storeflow.media;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Leaves the sending of a file to Tomcat, which has the operating system copy it to the connection
 * once the request is over: whoever takes it slowly holds neither heap nor thread. Tomcat offers it
 * by an attribute, and not where it encrypts by itself.
 */
final class FileSending {
  private static final String TOMCAT = "org.apache.tomcat.sendfile.";

  private FileSending() {}

  /** Whether the file will be sent; nothing else may then be written to the response. */
  static boolean begin(MediaReader.Shown shown, HttpServletRequest request) {
    var name = shown.localName();
    if (name == null || !Boolean.TRUE.equals(request.getAttribute(TOMCAT + "support")))
      return false;
    request.setAttribute(TOMCAT + "filename", name);
    request.setAttribute(TOMCAT + "start", 0L);
    request.setAttribute(TOMCAT + "end", shown.length());
    return true;
  }
}
