package org.wsmanspec.report;

/** How strongly a requirement binds (RFC 2119 words as DSP0226 uses them). */
public enum Level {
  SHALL("SHALL"),
  SHALL_NOT("SHALL NOT"),
  SHOULD("SHOULD"),
  SHOULD_NOT("SHOULD NOT"),
  MAY("MAY");

  private final String text;

  Level(String text) {
    this.text = text;
  }

  /** The words as the specification writes them. */
  public String text() {
    return text;
  }

  /** Whether a breach is a failure of conformance. */
  public boolean binding() {
    return this == SHALL || this == SHALL_NOT;
  }

  /**
   * The level with this text; Microsoft's MUST and MUST NOT are read as SHALL and SHALL NOT.
   *
   * @throws IllegalArgumentException if the text is no level
   */
  public static Level of(String text) {
    for (Level level : values()) {
      if (level.text.equals(text)) {
        return level;
      }
    }
    if (text.equals("MUST")) {
      return SHALL;
    }
    if (text.equals("MUST NOT")) {
      return SHALL_NOT;
    }
    throw new IllegalArgumentException("'" + text + "' is no requirement level");
  }
}
