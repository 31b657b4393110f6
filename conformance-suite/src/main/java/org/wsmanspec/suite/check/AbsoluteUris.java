package org.wsmanspec.suite.check;

import java.util.regex.Pattern;

/** Absolute URIs as far as anybody can be blamed for another form (RFC 3986 4.3). */
public final class AbsoluteUris {

  /** A scheme and anything without blanks: what else is wrong with it is not for us to say. */
  private static final Pattern FORM = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+");

  private AbsoluteUris() {}

  /** Whether a text can pass for an absolute URI. */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }
}
