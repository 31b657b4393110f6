package org.wsmanspec.message.clixml;

/**
 * What ToString of the object returned (MS-PSRP 2.2.5.2.4).
 *
 * @param text as XML means it, {@code _xHHHH_} escapes not undone
 */
public record ToStringText(String text) implements ObjectPart {

  /** Of a string, which is escaped. */
  public static ToStringText of(String value) {
    return new ToStringText(StringEscapes.escape(value));
  }

  /** The string. */
  public String string() {
    return StringEscapes.unescape(text);
  }
}
