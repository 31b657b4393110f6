package org.wsmanspec.message.template;

import org.jspecify.annotations.Nullable;

/** A template could not be rendered; the message names the template, the place and the reason. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
