package org.wsmanspec.report.allure;

/** Thrown when the generator of the Allure page is not installed; says where it was looked for. */
public final class AllureUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AllureUnavailableException(String message) {
    super(message);
  }
}
