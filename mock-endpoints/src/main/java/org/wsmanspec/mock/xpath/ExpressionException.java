package org.wsmanspec.mock.xpath;

/** An expression is wrong, or beyond what is supported; says where and why. */
public final class ExpressionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExpressionException(String message) {
    super(message);
  }

  ExpressionException(String message, Throwable cause) {
    super(message, cause);
  }
}
